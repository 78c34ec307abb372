namespace Connectors.Simulators.Internal;

/// <summary>What every vendor may know of an order of the marketplace: its fate, not its content.</summary>
/// <param name="OrderId">The marketplace's order id.</param>
/// <param name="Plan">How it was planned; for behaviours that are to differ from those of the world.</param>
/// <param name="Dispatch">What the warehouse shall do with it.</param>
/// <param name="Packs">Items ordered, each with the base units of a piece.</param>
internal sealed record WorldOrder(string OrderId, PlannedOrder Plan, DispatchFate Dispatch, IReadOnlyList<(string Sku, int BaseUnits)> Packs);
