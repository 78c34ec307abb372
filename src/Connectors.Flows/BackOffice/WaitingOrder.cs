using System.Text.Json.Serialization;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>An order that waits for stock.</summary>
/// <param name="Order">The order.</param>
/// <param name="Number">Its own number of the question.</param>
/// <param name="Goods">What it still waits for.</param>
/// <param name="Since">When it asked first, UTC.</param>
/// <param name="Parts">How many parts it has been allocated so far.</param>
internal sealed record WaitingOrder(OrderKey Order, int Number, OrderPart Goods, DateTimeOffset Since, int Parts)
{
    /// <summary>Whether it was told what is there; one that was not is answered at once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsAnswered { get; init; }

    /// <summary>Whether a person decided, so that it is allocated whatever is there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsForced { get; init; }
}
