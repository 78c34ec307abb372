using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;

namespace Connectors.Flows.BackOffice;

/// <summary>An order that the warehouse shows under our reference and that nobody knows to be ours: it may hold other goods, for somebody else.</summary>
/// <param name="Id">The warehouse's id of it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Text">The warehouse's own words for that.</param>
/// <param name="ChangedAt">When the warehouse last changed it, UTC; null when it has not said.</param>
/// <param name="Shipments">The newest snapshot of each of its shipments; never null.</param>
/// <remarks>Value equality does not look into the shipments.</remarks>
public sealed record UnaskedOrder(string Id, WarehouseOrderState State, string Text, DateTimeOffset? ChangedAt, IReadOnlyList<DispatchedShipment> Shipments)
{
    /// <summary>With what the warehouse shows now.</summary>
    internal static UnaskedOrder Of(UnaskedOrder? known, WarehouseOrder seen) => known is { } same && same.Id == seen.Id && seen.ChangedAt < same.ChangedAt
        ? same with { Shipments = DispatchAggregation.Newest(same.Shipments.Concat(seen.Shipments)) }
        : new(seen.Id, seen.State, seen.StateText, seen.ChangedAt, DispatchAggregation.Newest((known?.Id == seen.Id ? known.Shipments : []).Concat(seen.Shipments)));
}
