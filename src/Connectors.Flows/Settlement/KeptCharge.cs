using Connectors.Domain.Values;

namespace Connectors.Flows.Settlement;

/// <summary>A fee that a sales order books, and the cycle that has settled it: no other takes it off its own.</summary>
/// <param name="OrderId">The marketplace's order id.</param>
/// <param name="Type">The transaction type.</param>
/// <param name="CycleId">The marketplace's id of the cycle.</param>
/// <param name="ClosedAt">When that was closed, UTC.</param>
/// <param name="Amount">What the cycle took for booked, so that the next knows what is left on an account that two fees share; null for what the order was written with.</param>
internal sealed record KeptCharge(string OrderId, string Type, string CycleId, DateTimeOffset ClosedAt, Money? Amount = null);
