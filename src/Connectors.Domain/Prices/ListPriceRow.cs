using Connectors.Domain.Values;

namespace Connectors.Domain.Prices;

/// <summary>What one of a SKU is to cost on a price list of a B2B store, from a quantity on.</summary>
/// <param name="Store">Connection of the store.</param>
/// <param name="List">What names the list there; compared without case, as stores do.</param>
/// <param name="Sku">The store's SKU, as the store writes it; compared without case on a list.</param>
/// <param name="Price">What one costs, in major units; not negative, at most 6 decimals. Zero is never sent.</param>
/// <param name="Currency">The list's currency: one a list.</param>
public sealed record ListPriceRow(ConnectionName Store, string List, Sku Sku, decimal Price, CurrencyCode Currency)
{
    /// <summary>The least quantity that it holds for; at least 1. Default 1.</summary>
    public int Quantity { get; init; } = 1;

    /// <summary>The unit that is sold, as the store calls it; null for the only one.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether tax is in the price; the same for all prices of a SKU on a list. Default false, as is usual in B2B.</summary>
    public bool IncludesTax { get; init; }

    /// <summary>Of when the source says that the price is, UTC; null when it does not say, and then every price that was told in real time counts as newer.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The price once more, where a large change to it is meant; null where none is. It says nothing about another price, so that it ends with this one.</summary>
    public decimal? ConfirmedPrice { get; init; }
}
