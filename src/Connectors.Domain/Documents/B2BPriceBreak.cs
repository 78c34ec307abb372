namespace Connectors.Domain.Documents;

/// <summary>What one of a SKU costs from a quantity on.</summary>
/// <param name="Quantity">The least quantity that it holds for; 1 for all. Above zero.</param>
/// <param name="Price">What one costs, in major units of the list's currency; not below zero.</param>
/// <param name="Unit">The unit that is sold, as the store calls it; null for the only one.</param>
public sealed record B2BPriceBreak(int Quantity, decimal Price, string? Unit = null)
{
    /// <summary>Whether tax is in the price. Default false, as is usual in B2B.</summary>
    public bool IncludesTax { get; init; }
}
