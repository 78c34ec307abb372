namespace Connectors.Shopify.Models;

/// <summary>A variant with its stock. SKUs are not unique in a store.</summary>
public sealed record ProductVariant
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>SKU; null when there is none.</summary>
    public string? Sku { get; init; }

    /// <summary>Barcode; null when there is none.</summary>
    public string? Barcode { get; init; }

    /// <summary>What is kept in stock of it.</summary>
    public required InventoryItem InventoryItem { get; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"ProductVariant {Id}";
}
