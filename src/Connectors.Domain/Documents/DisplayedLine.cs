using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>A line of an order that is shown in a store, in the packs that were bought.</summary>
/// <param name="LineId">The line where it was bought.</param>
/// <param name="Sku">What it is.</param>
/// <param name="Description">Its name, for people.</param>
/// <param name="Quantity">How many packs were bought.</param>
/// <param name="Dispatched">How many of them have left, whole ones; never more than were bought.</param>
/// <param name="Amount">Price of the whole line.</param>
public sealed record DisplayedLine(OrderLineId LineId, Sku Sku, string Description, decimal Quantity, decimal Dispatched, Money Amount)
{
    /// <summary>Tax on the line; null when nobody said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Money? Tax { get; init; }
}
