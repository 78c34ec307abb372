using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Testing.Ports;

/// <summary>Price lists of a B2B store behind their adapter, new for each check.</summary>
public interface IB2BPricingHarness : IPortHarness
{
    /// <summary>The adapter.</summary>
    IB2BPricing Pricing { get; }

    /// <summary>A list that the store has, in GBP.</summary>
    string List { get; }

    /// <summary>SKUs that may be on the list; at least two. None is at first.</summary>
    IReadOnlyList<Sku> Skus { get; }

    /// <summary>Prices that the store, or the adapter for it, does not take, of none of <see cref="Skus"/>.</summary>
    B2BSkuPrices Refused { get; }

    /// <summary>The store's id of a customer that has lists; null, the default, where the store does not tell them.</summary>
    string? CustomerWithLists => null;

    /// <summary>The lists of that customer, in the order in which the store looks through them; never null.</summary>
    IReadOnlyList<string> ListsOfCustomer => [];
}
