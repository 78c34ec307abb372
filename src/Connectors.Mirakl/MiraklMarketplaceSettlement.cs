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
    /// <exception cref="ConnectorUnreadableItemsException">After the last cycle: some cycles could not be read.</exception>
    public IAsyncEnumerable<SettlementCycle> GetCyclesAsync(DateTimeOffset since, CancellationToken cancellationToken = default) =>
        ReadAsync(MiraklOperations.GetBillingCycles, Cycles(since, cancellationToken), ToDocuments, cancellationToken);

    /// <summary>A page of the billing cycles created at or after the instant (SBC11 <c>GET /api/seller-billing-cycles</c>).</summary>
    /// <exception cref="ArgumentException">The continuation is none of this list's.</exception>
    public Task<ItemPage<SettlementCycle>> GetCyclesPageAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default) =>
        PortPages.ReadAsync(since, continuation, from => Cycles(from, cancellationToken), static c => c.Id, cycles => Task.FromResult(ToDocuments(cycles)), cancellationToken);

    /// <summary>Every line of a cycle (TL02 <c>GET /api/sellerpayment/transactions_logs</c>, up to 2,000 a page and 60 pages an hour).</summary>
    /// <exception cref="ConnectorUnreadableItemsException">After the last line: some lines could not be read.</exception>
    public IAsyncEnumerable<SettlementLine> GetLinesAsync(string cycleId, CancellationToken cancellationToken = default) =>
        ReadAsync(MiraklOperations.GetTransactionLines, Lines(OfCycle(cycleId), cancellationToken), ToDocuments, cancellationToken);

    /// <summary>A page of the lines of a cycle (TL02 <c>GET /api/sellerpayment/transactions_logs</c>), so that a cycle of more than an hour's pages is read over several runs.</summary>
    /// <exception cref="ArgumentException">The continuation is none of this list's.</exception>
    public Task<ItemPage<SettlementLine>> GetLinesPageAsync(string cycleId, string? continuation = null, CancellationToken cancellationToken = default) =>
        ReadLinesAsync(default, continuation, _ => OfCycle(cycleId), cancellationToken);

    /// <summary>A page of those lines of a cycle that changed at or after the instant (TL02 <c>GET /api/sellerpayment/transactions_logs</c>, by cycle and time of change at once).</summary>
    /// <exception cref="ArgumentException">The continuation is none of this list's.</exception>
    public Task<ItemPage<SettlementLine>> GetCycleLineChangesAsync(string cycleId, DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default) =>
        ReadLinesAsync(since, continuation, from => OfCycle(cycleId) with { UpdatedFrom = from }, cancellationToken);

    /// <summary>Every line changed at or after the instant (TL02 <c>GET /api/sellerpayment/transactions_logs</c>).</summary>
    /// <exception cref="ConnectorUnreadableItemsException">After the last line: some lines could not be read.</exception>
    public IAsyncEnumerable<SettlementLine> GetLinesChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default) =>
        ReadAsync(MiraklOperations.GetTransactionLines, Lines(ChangedSince(since), cancellationToken), ToDocuments, cancellationToken);

    /// <summary>A page of the lines changed at or after the instant (TL02 <c>GET /api/sellerpayment/transactions_logs</c>).</summary>
    /// <exception cref="ArgumentException">The continuation is none of this list's.</exception>
    public Task<ItemPage<SettlementLine>> GetLineChangesAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default) =>
        ReadLinesAsync(since, continuation, ChangedSince, cancellationToken);

    private static TransactionFilter OfCycle(string cycleId)
    {
        ArgumentException.ThrowIfNullOrEmpty(cycleId);
        return new TransactionFilter { SellerBillingCycleIds = [cycleId] };
    }

    private static TransactionFilter ChangedSince(DateTimeOffset since) => new() { UpdatedFrom = since };

    private static async IAsyncEnumerable<TDocument> ReadAsync<T, TDocument>(
        Operation operation, AsyncPageable<T> list, Func<IReadOnlyList<T>, ItemList<TDocument>> map, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var unreadable = new List<UnreadableItem>();
        await foreach (var page in list.AsPages(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            var documents = map(page.Items);
            unreadable.AddRange(page.Unreadable);
            unreadable.AddRange(documents.Unreadable);
            foreach (var document in documents)
                yield return document;
        }

        if (unreadable.Count > 0)
            throw ConnectorUnreadableItemsException.Of(operation, unreadable);
    }

    private Task<ItemPage<SettlementLine>> ReadLinesAsync(
        DateTimeOffset since, string? continuation, Func<DateTimeOffset, TransactionFilter> filter, CancellationToken cancellationToken) =>
        PortPages.ReadAsync(since, continuation, from => Lines(filter(from), cancellationToken), static l => l.Id, lines => Task.FromResult(ToDocuments(lines)), cancellationToken);

    private AsyncPageable<BillingCycle> Cycles(DateTimeOffset since, CancellationToken cancellationToken) =>
        client.Payments.GetBillingCyclesAsync(new BillingCycleFilter { CreatedFrom = since }, cancellationToken);

    private AsyncPageable<TransactionLine> Lines(TransactionFilter filter, CancellationToken cancellationToken) =>
        client.Payments.GetTransactionLinesAsync(filter, cancellationToken);

    private ItemList<SettlementCycle> ToDocuments(IReadOnlyList<BillingCycle> cycles) =>
        PortPages.Sort(cycles.Select(c => SettlementMapping.ToDocument(c, connection, options.GetCurrency())));

    private ItemList<SettlementLine> ToDocuments(IReadOnlyList<TransactionLine> lines) =>
        PortPages.Sort(lines.Select(l => SettlementMapping.ToDocument(l, options.GetCurrency())));
}
