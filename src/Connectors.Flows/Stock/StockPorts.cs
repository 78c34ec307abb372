using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Flows.Stock;

/// <summary>The systems that stock goes between, by connection.</summary>
/// <param name="Erps">The ERPs.</param>
/// <param name="Outlets">The marketplaces and stores.</param>
internal sealed record StockPorts(IReadOnlyDictionary<ConnectionName, IErpStock> Erps, IReadOnlyDictionary<ConnectionName, IStockOutlet> Outlets)
{
    /// <summary>What a connection is: a marketplace where it offers that, and else a store.</summary>
    /// <param name="marketplace">It as a marketplace; null when it is none.</param>
    /// <param name="store">It as a store; null when it is none.</param>
    public static IStockOutlet OutletOf(IMarketplaceOffers? marketplace, IB2BStock? store) =>
        marketplace is not null ? new MarketplaceOutlet(marketplace) : new StoreOutlet(store ?? throw new ArgumentException("Neither is given.", nameof(store)));
}
