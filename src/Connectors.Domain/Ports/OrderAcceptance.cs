using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>The decision on every line of an order.</summary>
/// <param name="Order">The order.</param>
/// <param name="Accepted">Lines to accept.</param>
/// <param name="Refused">Lines to refuse; marketplaces without partial acceptance want this empty or <paramref name="Accepted"/> empty.</param>
public sealed record OrderAcceptance(OrderKey Order, IReadOnlyList<OrderLineId> Accepted, IReadOnlyList<OrderLineId> Refused);
