using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Benchmarks.Samples;

/// <summary>An ERP with a stock of every SKU, in pages of 20,000, and a marketplace that takes every import at once.</summary>
/// <param name="skus">How many SKUs.</param>
/// <param name="time">The clock.</param>
internal sealed class StockSystems(int skus, TimeProvider time) : IErpStock, IMarketplaceOffers
{
    private const int OnPage = 20_000;
    private const int OneInChanges = 50;

    private readonly decimal[] _onHand = [.. Enumerable.Range(0, skus).Select(static n => (decimal)(24 + (n % 100)))];
    private int _turn;

    public ConnectionName Connection => SampleTables.Erp;

    public ErpStockCapabilities Capabilities { get; } = new() { LocationStock = true };

    public long RowsTold { get; private set; }

    /// <summary>One SKU in fifty has a case less, or again a case more.</summary>
    public void Sell()
    {
        var change = _turn++ % 2 == 0 ? -SampleTables.UnitsInCase : SampleTables.UnitsInCase;
        for (var n = 0; n < _onHand.Length; n += OneInChanges)
            _onHand[n] += change;
    }

    public StockLevel Level(int number) => new(SampleTables.Sku(number), "MAIN", _onHand[number], null, null, time.GetUtcNow());

    public Task<ItemPage<StockLevel>> GetAllStockLevelsAsync(string? continuation = null, CancellationToken cancellationToken = default)
    {
        var from = continuation is null ? 0 : int.Parse(continuation, System.Globalization.CultureInfo.InvariantCulture);
        var to = Math.Min(from + OnPage, _onHand.Length);
        return Task.FromResult(new ItemPage<StockLevel>([.. Enumerable.Range(from, to - from).Select(Level)], to < _onHand.Length ? to.ToString(System.Globalization.CultureInfo.InvariantCulture) : null));
    }

    public Task<ItemList<StockLevel>> GetStockLevelsAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<StockMovements> GetStockMovementsAsync(string? position, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ItemPage<OpenDemand>> GetOpenDemandAsync(string? continuation = null, CancellationToken cancellationToken = default) => Task.FromResult(new ItemPage<OpenDemand>([], null));

    public IAsyncEnumerable<MarketplaceListing> GetListingsAsync(CancellationToken cancellationToken = default) => AsyncEnumerable.Empty<MarketplaceListing>();

    public Task<StartedImport> ImportStockAsync(IReadOnlyList<OfferQuantity> rows, SendPermit permit, CancellationToken cancellationToken = default)
    {
        RowsTold += rows.Count;
        return Task.FromResult(new StartedImport("1", []));
    }

    public Task<ImportReport> GetStockImportAsync(string importId, CancellationToken cancellationToken = default) => Task.FromResult(new ImportReport { Id = importId, Progress = ImportProgress.Complete });

    public Task<StartedImport> ImportPricesAsync(IReadOnlyList<OfferPricing> rows, SendPermit permit, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ImportReport> GetPriceImportAsync(string importId, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
