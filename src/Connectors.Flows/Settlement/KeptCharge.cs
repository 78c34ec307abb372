namespace Connectors.Flows.Settlement;

/// <summary>A fee that a sales order books, and the cycle that has settled it: no other takes it off its own.</summary>
/// <param name="OrderId">The marketplace's order id.</param>
/// <param name="Type">The transaction type.</param>
/// <param name="CycleId">The marketplace's id of the cycle.</param>
/// <param name="ClosedAt">When that was closed, UTC.</param>
internal sealed record KeptCharge(string OrderId, string Type, string CycleId, DateTimeOffset ClosedAt);
