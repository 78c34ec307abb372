namespace Connectors.Shopify.Models;

/// <summary>A tax of what is made.</summary>
public sealed record NewTaxLine
{
    /// <summary>Name of the tax.</summary>
    public required string Title { get; init; }

    /// <summary>As a fraction: 0.2.</summary>
    public required decimal Rate { get; init; }

    /// <summary>How much, in the order's currency.</summary>
    public required decimal Amount { get; init; }
}
