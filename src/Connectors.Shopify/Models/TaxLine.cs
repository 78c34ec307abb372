namespace Connectors.Shopify.Models;

/// <summary>A tax of a line or of the delivery, on all units as ordered, refunded ones too.</summary>
public sealed record TaxLine
{
    /// <summary>Name of the tax. Empty when not given.</summary>
    public string Title { get => field ?? string.Empty; init; }

    /// <summary>As a fraction: 0.2; null when not known.</summary>
    public decimal? Rate { get; init; }

    /// <summary>How much.</summary>
    public MoneyBag? PriceSet { get; init; }
}
