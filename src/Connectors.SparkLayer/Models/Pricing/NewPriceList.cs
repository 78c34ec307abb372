using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>A price list to make.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record NewPriceList
{
    /// <summary>What names it, unique in the site, at most 30 characters.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name for people, at most 64 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Its currency, three letters of ISO 4217.</summary>
    public required string CurrencyCode { get; init; }

    /// <summary>Who keeps it. Default, and the only one for integrations: <see cref="PriceListSource.Integration"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public PriceListSource Source { get; init; } = PriceListSource.Integration;

    /// <summary>The rules it is made by; null for a list with prices of its own.</summary>
    public IReadOnlyList<PriceListRule>? Rules { get; init; }
}
