namespace Connectors.Shopify.Models;

/// <summary>A line of an order that is made. It takes no discount: the price is what is charged.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record NewOrderLine
{
    /// <summary>Global id of the variant; null for a line of its own.</summary>
    public string? VariantId { get; init; }

    /// <summary>SKU; null for the variant's.</summary>
    public string? Sku { get; init; }

    /// <summary>Its name; null for the variant's.</summary>
    public string? Title { get; init; }

    /// <summary>Units, above zero.</summary>
    public required int Quantity { get; init; }

    /// <summary>What a unit costs, in the order's currency.</summary>
    public required decimal UnitPrice { get; init; }

    /// <summary>Whether it has to be sent. Default yes.</summary>
    public bool RequiresShipping { get; init; } = true;

    /// <summary>Whether tax falls on it. Default yes.</summary>
    public bool Taxable { get; init; } = true;

    /// <summary>Its taxes. Never null.</summary>
    public IReadOnlyList<NewTaxLine> TaxLines { get => field ?? []; init; }

    /// <summary>Its attributes; those whose name begins with an underscore are shown to no buyer. Never null.</summary>
    public IReadOnlyList<NoteEntry> CustomAttributes { get => field ?? []; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"NewOrderLine {Sku} {Quantity}";
}
