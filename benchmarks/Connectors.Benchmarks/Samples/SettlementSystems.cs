using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Benchmarks.Samples;

/// <summary>A marketplace that shows one billing cycle in pages of 2,000 lines, and a ledger that takes every journal.</summary>
/// <param name="settlement">The cycle.</param>
/// <param name="lines">How many lines it has.</param>
internal sealed class SettlementSystems(SampleSettlement settlement, int lines) : IMarketplaceSettlement, IErpFinance
{
    private const int OnPage = 2_000;

    private ErpJournal? _journal;
    private int _pages;

    public ConnectionName Connection => SampleTables.Erp;

    public ErpFinanceCapabilities Capabilities { get; } = new() { KeepsDrafts = true, Currency = CurrencyCode.Gbp, DocumentNumberLength = 20 };

    public int Pages => (lines + OnPage - 1) / OnPage;

    public int PagesRead => _pages;

    /// <summary>How many lines the booked journal has; null while none is.</summary>
    public int? Booked => _journal?.Lines;

    /// <summary>Hears how many pages have been read.</summary>
    public Action<int>? AfterPage { get; set; }

    public Task<ItemPage<SettlementLine>> GetLinesPageAsync(string cycleId, string? continuation = null, CancellationToken cancellationToken = default)
    {
        AfterPage?.Invoke(++_pages);
        var from = continuation is null ? 0 : int.Parse(continuation, CultureInfo.InvariantCulture);
        var to = Math.Min(from + OnPage, lines);
        return Task.FromResult(new ItemPage<SettlementLine>([.. Enumerable.Range(from, to - from).Select(settlement.Line)], to < lines ? to.ToString(CultureInfo.InvariantCulture) : null));
    }

    public Task<OpenPeriod> GetOpenPeriodAsync(CancellationToken cancellationToken = default) => Task.FromResult(new OpenPeriod(null, null));

    public Task<IReadOnlyList<JournalObstacle>> FindObstaclesAsync(IReadOnlyCollection<PostingTarget> targets, CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<JournalObstacle>>([]);

    public Task<LookupResult<ErpJournal>> FindJournalAsync(string number, SettlementJournal journal, CancellationToken cancellationToken = default) =>
        Task.FromResult<LookupResult<ErpJournal>>(_journal is null ? new LookupResult<ErpJournal>.Absent() : new LookupResult<ErpJournal>.Found(_journal));

    public Task<ErpJournal> WriteJournalAsync(string number, SettlementJournal journal, SendPermit permit, CancellationToken cancellationToken = default) =>
        Task.FromResult(_journal = new ErpJournal { Number = number, Lines = journal.Lines.Count, Debit = journal.Lines.Sum(static l => l.Debit.Amount) });

    public IAsyncEnumerable<SettlementCycle> GetCyclesAsync(DateTimeOffset since, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ItemPage<SettlementCycle>> GetCyclesPageAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<SettlementLine> GetLinesAsync(string cycleId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ItemPage<SettlementLine>> GetCycleLineChangesAsync(string cycleId, DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<SettlementLine> GetLinesChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ItemPage<SettlementLine>> GetLineChangesAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<ErpOrderFees>> FindOrderFeesAsync(IReadOnlyCollection<ChargedOrder> orders, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<ErpLedgerLine>> FindLedgerLinesAsync(LedgerSearch search, CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<ErpLedgerLine>>([]);

    public Task PostJournalAsync(string number, SettlementJournal journal, SendPermit permit, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task TakeBackJournalAsync(string number, SettlementJournal journal, SendPermit permit, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
