namespace Connectors.Shopify.Models;

/// <summary>A line of a draft.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record DraftOrderLine
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>SKU; null when there is none.</summary>
    public string? Sku { get; init; }

    /// <summary>Product and variant. Empty when not given.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Units.</summary>
    public int Quantity { get; init; }

    /// <summary>Whether it names no variant.</summary>
    public bool Custom { get; init; }

    /// <summary>What a unit costs before discounts.</summary>
    public MoneyBag? OriginalUnitPriceSet { get; init; }

    /// <summary>What all units cost before discounts.</summary>
    public MoneyBag? OriginalTotalSet { get; init; }

    /// <summary>After discounts.</summary>
    public MoneyBag? DiscountedTotalSet { get; init; }

    /// <summary>Its taxes. Never null.</summary>
    public IReadOnlyList<TaxLine> TaxLines { get => field ?? []; init; }

    /// <summary>Its attributes. Never null.</summary>
    public IReadOnlyList<NoteEntry> CustomAttributes { get => field ?? []; init; }

    /// <summary>The variant; null when the line names none.</summary>
    public LineVariant? Variant { get; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"DraftOrderLine {Id}";
}
