namespace Connectors.Shopify.Models;

/// <summary>What delivery the buyer chose.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record ShippingLine
{
    /// <summary>Its name. Empty when not given.</summary>
    public string Title { get => field ?? string.Empty; init; }

    /// <summary>Its code; null when there is none.</summary>
    public string? Code { get; init; }

    /// <summary>Who offered it; null when not known.</summary>
    public string? Source { get; init; }

    /// <summary>What it costs before discounts.</summary>
    public MoneyBag? OriginalPriceSet { get; init; }

    /// <summary>What it costs.</summary>
    public MoneyBag? DiscountedPriceSet { get; init; }

    /// <summary>Its taxes. Never null.</summary>
    public IReadOnlyList<TaxLine> TaxLines { get => field ?? []; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"ShippingLine {Code}";
}
