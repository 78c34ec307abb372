using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Flows.B2BPrices;

/// <summary>How one price list of a store stands, and why.</summary>
/// <param name="List">What names it there.</param>
/// <param name="State">How it stands.</param>
public sealed record B2BPriceListStatus(string List, B2BPriceListState State)
{
    /// <summary>Its currency in the store; null when the store does not say.</summary>
    public CurrencyCode? Currency { get; init; }

    /// <summary>The source's own instant of the newest batch that was gone by, UTC; null when no batch says one.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>When it was last looked at, UTC; null before that.</summary>
    public DateTimeOffset? LookedAt { get; init; }

    /// <summary>When something was last taken of what was told, UTC; null before that.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>How many SKUs it is to have.</summary>
    public int Wanted { get; init; }

    /// <summary>SKUs that are still to be told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Waiting { get; init; }

    /// <summary>SKUs that the store did not take.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Refused { get; init; }

    /// <summary>SKUs that are held until a person decides.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Held { get; init; }

    /// <summary>SKUs whose prices somebody changed in the store and that stay so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Edited { get; init; }

    /// <summary>The code of the reason why it is not as it is to be; null when it is.</summary>
    public string? Reason { get; init; }

    /// <summary>Why in the store's own words, cut: of the list, or of the first SKU that was refused. Null when it said nothing.</summary>
    public string? Words { get; init; }
}
