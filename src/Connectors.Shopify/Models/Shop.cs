namespace Connectors.Shopify.Models;

/// <summary>The shop.</summary>
public sealed record Shop
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name. Empty when not given.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Its permanent domain. Empty when not given.</summary>
    public string MyshopifyDomain { get => field ?? string.Empty; init; }

    /// <summary>Its currency. Empty when not given.</summary>
    public string CurrencyCode { get => field ?? string.Empty; init; }

    /// <summary>Its time zone. Empty when not given.</summary>
    public string IanaTimezone { get => field ?? string.Empty; init; }

    /// <summary>Whether prices include tax: SparkLayer cannot show such stores' B2B prices right.</summary>
    public bool TaxesIncluded { get; init; }

    /// <summary>Its plan.</summary>
    public ShopPlan? Plan { get; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"Shop {Id}";
}
