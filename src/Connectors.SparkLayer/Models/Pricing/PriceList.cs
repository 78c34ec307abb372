using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>A price list.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record PriceList
{
    /// <summary>What names it, unique in the site, at most 30 characters.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name for people, at most 64 characters; null when not told.</summary>
    public string? Name { get; init; }

    /// <summary>Its currency, three letters of ISO 4217 in either case; null when not told.</summary>
    public string? CurrencyCode { get; init; }

    /// <summary>Who keeps it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public PriceListSource Source { get; init; }

    /// <summary>The rules it is made by; never null, empty for a list with prices of its own.</summary>
    public IReadOnlyList<PriceListRule> Rules { get => field ?? []; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
