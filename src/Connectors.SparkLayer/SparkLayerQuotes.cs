using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.SparkLayer.Internal;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer;

/// <summary>
/// Quotes: purchases of that type, to read. Agents and customers edit and complete them in the store; there is no documented way to accept one. Immutable and thread-safe. Methods
/// throw <see cref="ConnectorException"/> when the call fails.
/// </summary>
public class SparkLayerQuotes : SparkLayerOperationGroup
{
    private readonly SparkLayerPurchases? _purchases;

    internal SparkLayerQuotes(SparkLayerTransport transport)
        : base(transport) => _purchases = new SparkLayerPurchases(transport);

    /// <summary>For mocks: override what the test needs.</summary>
    protected SparkLayerQuotes()
        : base(null)
    {
    }

    /// <summary>Quotes without their packages (<c>GET api/v1/purchases?type=quote</c>); see <see cref="SparkLayerPurchases.GetPurchasesAsync"/>. <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="filter">Which; its type does not count. Null for all.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    public virtual AsyncPageable<PurchaseSummary> GetQuotesAsync(PurchaseFilter? filter = null, CancellationToken cancellationToken = default) =>
        Purchases.GetPurchasesAsync((filter ?? new()) with { Type = PurchaseType.Quote }, cancellationToken);

    /// <summary>One quote by the number that people see, such as <c>P#1264</c> (<c>GET api/v1/purchases/visible/{identifier}</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="number">The number.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no purchase with it, or it is no quote any more.</exception>
    public virtual async Task<Purchase> GetQuoteAsync(string number, CancellationToken cancellationToken = default)
    {
        var purchase = await Purchases.GetPurchaseAsync(PurchaseKey.OfVisible(number), cancellationToken).ConfigureAwait(false);
        return purchase.Type == PurchaseType.Quote ? purchase : throw ConnectorException.For(SparkLayerOperations.GetPurchase, FailureKind.NotFound, "the purchase is no quote");
    }

    private SparkLayerPurchases Purchases => _purchases ?? throw new InvalidOperationException("This group was made for a test and sends nothing.");
}
