using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>What of an order's line has not left, in the pack that was ordered.</summary>
/// <param name="LineId">The line.</param>
/// <param name="Sku">What is sold.</param>
/// <param name="Unit">The pack.</param>
/// <param name="Ordered">How many of it were ordered.</param>
/// <param name="Left">How many of it have left whole; fewer than were ordered.</param>
internal sealed record UnsentLine(OrderLineId LineId, Sku Sku, UnitCode Unit, decimal Ordered, decimal Left);
