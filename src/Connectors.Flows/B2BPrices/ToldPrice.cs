using System.Text.Json.Serialization;

namespace Connectors.Flows.B2BPrices;

/// <summary>What a store was told last of a SKU on a list: a row of a side table, by hash and not by value. There may be a million of them, so that names are short and what is usual is left out.</summary>
/// <param name="Hash">What it was told (<see cref="PriceHash"/>); where it showed that before anything was told, what it showed.</param>
internal sealed record ToldPrice([property: JsonPropertyName("h")] string Hash)
{
    /// <summary>What it may show besides by our own doing; null for nothing.</summary>
    [JsonPropertyName("m")]
    public string? MayShow { get; init; }

    /// <summary>Why it was refused, in the store's words, cut; null when it was not.</summary>
    [JsonPropertyName("r")]
    public string? Refused { get; init; }

    /// <summary>When it was refused, UTC; null when it was not.</summary>
    [JsonPropertyName("t")]
    public DateTimeOffset? RefusedAt { get; init; }

    /// <summary>What somebody else set there since, as far as it was seen; null when nobody did.</summary>
    [JsonPropertyName("e")]
    public string? Edited { get; init; }

    /// <summary>When that was first seen, UTC; null when it was not.</summary>
    [JsonPropertyName("s")]
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>Whether the store is known to show what it was told, as far as nobody changed it.</summary>
    [JsonIgnore]
    public bool IsPlain => MayShow is null && Refused is null && Edited is null;

    /// <summary>Whether what it shows is by our own doing.</summary>
    public bool IsOurs(string shown) => MayShow == shown || Hash == shown;
}
