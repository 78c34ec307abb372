namespace Connectors.Shopify.Models;

/// <summary>The variant that a line sells.</summary>
public sealed record LineVariant
{
    /// <summary>The vendor's global id. Empty when not given.</summary>
    public string Id { get => field ?? string.Empty; init; }

    /// <summary>Barcode; null when there is none.</summary>
    public string? Barcode { get; init; }
}
