namespace Connectors.Shopify.Models;

/// <summary>A line of an order.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record OrderLine
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>SKU; null when there is none.</summary>
    public string? Sku { get; init; }

    /// <summary>Product and variant. Empty when not given.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Variant; null when there is one only.</summary>
    public string? VariantTitle { get; init; }

    /// <summary>Brand; null when not given.</summary>
    public string? Vendor { get; init; }

    /// <summary>Units as ordered: refunded and removed ones count.</summary>
    public int Quantity { get; init; }

    /// <summary>Units that are left of them.</summary>
    public int CurrentQuantity { get; init; }

    /// <summary>Units that have not left.</summary>
    public int UnfulfilledQuantity { get; init; }

    /// <summary>Whether it has to be sent.</summary>
    public bool RequiresShipping { get; init; }

    /// <summary>Whether it is a gift card.</summary>
    public bool IsGiftCard { get; init; }

    /// <summary>What a unit costs before discounts: with SparkLayer the retail price.</summary>
    public MoneyBag? OriginalUnitPriceSet { get; init; }

    /// <summary>What all units as ordered cost before discounts.</summary>
    public MoneyBag? OriginalTotalSet { get; init; }

    /// <summary>After the line's own discounts, codes among them; not after those of the whole order.</summary>
    public MoneyBag? DiscountedTotalSet { get; init; }

    /// <summary>About what a unit costs after all discounts: for display, never for sums.</summary>
    public MoneyBag? DiscountedUnitPriceAfterAllDiscountsSet { get; init; }

    /// <summary>Every discount that falls on the line. Never null.</summary>
    public IReadOnlyList<DiscountAllocation> DiscountAllocations { get => field ?? []; init; }

    /// <summary>Its taxes. Never null.</summary>
    public IReadOnlyList<TaxLine> TaxLines { get => field ?? []; init; }

    /// <summary>Its attributes. Never null.</summary>
    public IReadOnlyList<NoteEntry> CustomAttributes { get => field ?? []; init; }

    /// <summary>The variant; null when it was deleted, or the line names none.</summary>
    public LineVariant? Variant { get; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"OrderLine {Id}";
}
