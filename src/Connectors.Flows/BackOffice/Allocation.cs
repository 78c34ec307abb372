using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>Goods of a warehouse that were allocated to a part of an order.</summary>
/// <param name="Order">The order.</param>
/// <param name="Part">Number of the part.</param>
/// <param name="Goods">What it takes, in base units.</param>
/// <remarks>Value equality does not look into <paramref name="Goods"/>.</remarks>
internal sealed record Allocation(OrderKey Order, int Part, IReadOnlyList<AllocatedGoods> Goods)
{
    /// <summary>When the warehouse was known to have the warehouse order for it, UTC; null while it is not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? TakenAt { get; init; }
}
