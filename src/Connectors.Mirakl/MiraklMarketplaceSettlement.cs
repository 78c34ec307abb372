using System.Runtime.CompilerServices;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl;

/// <summary>
/// What a Mirakl platform owes and pays one shop, behind the neutral port. Thread-safe. Every method is <see cref="RetrySafety.Read"/>, reads page by page,
/// and throws <see cref="ConnectorException"/> when a call fails.
/// </summary>
/// <param name="connection">Name of the connection.</param>
/// <param name="client">The shop's client.</param>
/// <param name="options">The currency of amounts that name none.</param>
public sealed class MiraklMarketplaceSettlement(ConnectionName connection, MiraklClient client, MiraklClientOptions options) : IMarketplaceSettlement
{
    /// <summary>Billing cycles created at or after the instant (SBC11 <c>GET /api/seller-billing-cycles</c>).</summary>
    public async IAsyncEnumerable<SettlementCycle> GetCyclesAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var cycle in client.Payments.GetBillingCyclesAsync(new BillingCycleFilter { CreatedFrom = since }, cancellationToken).ConfigureAwait(false))
            yield return SettlementMapping.ToDocument(cycle, connection, options.GetCurrency());
    }

    /// <summary>Every line of a cycle (TL02 <c>GET /api/sellerpayment/transactions_logs</c>, up to 2,000 a page and 60 pages an hour).</summary>
    public IAsyncEnumerable<SettlementLine> GetLinesAsync(string cycleId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(cycleId);
        return ReadAsync(new TransactionFilter { SellerBillingCycleIds = [cycleId] }, cancellationToken);
    }

    /// <summary>Every line changed at or after the instant (TL02 <c>GET /api/sellerpayment/transactions_logs</c>).</summary>
    public IAsyncEnumerable<SettlementLine> GetLinesChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default) =>
        ReadAsync(new TransactionFilter { UpdatedFrom = since }, cancellationToken);

    private async IAsyncEnumerable<SettlementLine> ReadAsync(TransactionFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in client.Payments.GetTransactionLinesAsync(filter, cancellationToken).ConfigureAwait(false))
            yield return SettlementMapping.ToDocument(line, options.GetCurrency());
    }
}
