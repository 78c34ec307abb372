using Connectors.Domain.Values;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>A line that we decided to refuse, and why.</summary>
/// <param name="LineId">The line.</param>
/// <param name="Reason">Code of the reason.</param>
/// <param name="Message">The reason in one sentence, with what was seen.</param>
public sealed record RefusedLine(OrderLineId LineId, string Reason, string Message);
