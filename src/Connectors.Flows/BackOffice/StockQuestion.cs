using System.Text.Json.Serialization;
using Connectors.Domain.Fulfilment;

namespace Connectors.Flows.BackOffice;

/// <summary>What an order last asked of the stock of its warehouse, and what of it waits.</summary>
/// <param name="Number">Our own number of the question: a later one replaces an earlier.</param>
/// <param name="OrderVersion">Which goods the order had then: with others it asks anew.</param>
/// <param name="Since">When the order asked first, UTC: its place in the line.</param>
public sealed record StockQuestion(int Number, string OrderVersion, DateTimeOffset Since)
{
    /// <summary>When it was first answered, UTC; null while it is not.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>What waits for stock; null while nobody answered, and when nothing does.</summary>
    public OrderPart? Held { get; init; }

    /// <summary>Number of the part that was allocated last, all of the order being one too; 0 before the first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Allocated { get; init; }

    /// <summary>How many parts the case of the warehouse's stock was told to be at the warehouse.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Told { get; init; }

    /// <summary>Who said that what waits is to be sent whatever the stock is; null when nobody did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ForcedBy { get; init; }

    /// <summary>Whether it was asked for whatever the stock is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsForced { get; init; }

    /// <summary>Who said that what waited will not come; null when nobody did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? GivenUpBy { get; init; }

    /// <summary>Whether nothing is asked for any more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsWithdrawn { get; init; }
}
