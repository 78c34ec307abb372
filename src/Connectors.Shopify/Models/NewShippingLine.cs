namespace Connectors.Shopify.Models;

/// <summary>Delivery of an order that is made.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record NewShippingLine
{
    /// <summary>Its name.</summary>
    public required string Title { get; init; }

    /// <summary>Its code.</summary>
    public string? Code { get; init; }

    /// <summary>What it costs, in the order's currency.</summary>
    public required decimal Price { get; init; }

    /// <summary>Its taxes. Never null.</summary>
    public IReadOnlyList<NewTaxLine> TaxLines { get => field ?? []; init; }
}
