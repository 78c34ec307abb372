using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Settlement;
using Connectors.Flows.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.Flows.Tests.Support;

/// <summary>A marketplace that closes billing cycles and an ERP that keeps journals, in memory.</summary>
internal sealed class SettlementWorld : IMarketplaceSettlement, IErpFinance
{
    public const string Cycle = "2026-11";
    public const string Number = "BQ-2026-11";

    private int _writes;

    public SettlementWorld() => Store = new InMemoryFlowStore(Clock);

    public ManualClock Clock { get; } = new(skipsWaits: false);

    public IFlowStore Store { get; set; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public ConnectionName Connection => Given.Bc;

    public ErpFinanceCapabilities Capabilities { get; set; } = new() { DocumentNumberLength = 20, Currency = Given.Gbp, Posts = true, TakesBack = true, TellsLedger = true, TellsOrderFees = true, StillWorkingFor = TimeSpan.FromMinutes(30) };

    public SettlementPolicy Policy { get; set; } = new() { Since = Given.T0 - TimeSpan.FromDays(1) };

    public FeeMap Fees { get; set; } = Map();

    public List<SettlementCycle> Cycles { get; } = [];

    public List<SettlementLine> Lines { get; } = [];

    public List<UnreadableItem> Unreadable { get; } = [];

    public int LinesOnPage { get; set; } = 3;

    /// <summary>Whether cycles are listed whatever their day.</summary>
    public bool ShowsAll { get; set; }

    public OpenPeriod Open { get; set; }

    /// <summary>What stands in the ERP, by document number.</summary>
    public Dictionary<string, (SettlementJournal Journal, bool IsPosted)> Journals { get; } = new(StringComparer.Ordinal);

    /// <summary>What a look-up says instead, by document number; null that nothing stands.</summary>
    public Dictionary<string, LookupResult<ErpJournal>> Seen { get; } = new(StringComparer.Ordinal);

    /// <summary>What stands in the ERP's books and no settlement wrote.</summary>
    public List<ErpLedgerLine> Ledger { get; } = [];

    public List<JournalObstacle> Obstacles { get; } = [];

    /// <summary>What the documents of sales orders have booked, by order; one that is not named has booked nothing.</summary>
    public Dictionary<string, ErpOrderFees> OrderFees { get; } = new(StringComparer.Ordinal);

    public Func<string, Fault> Faults { get; set; } = static _ => Fault.None;

    public List<string> Calls { get; } = [];

    public static FeeTable Table { get; } = StandardFeeTable.Create(new FeeAccounts
    {
        Receivable = PostingTarget.Customer("MARKET"),
        Commission = PostingTarget.Account("7010"),
        FeeTax = PostingTarget.Account("2210"),
        Subscription = PostingTarget.Account("7020"),
        SellerFees = PostingTarget.Account("7030"),
        Manual = PostingTarget.Account("7040"),
        RemittedTax = PostingTarget.Account("2220"),
        OperatorDelivery = PostingTarget.Account("7050"),
        Reserve = PostingTarget.Account("1450"),
        Payout = PostingTarget.Bank("GIRO"),
    }) with { Version = "fees-1", CarriedForward = PostingTarget.Account("2900") };

    public static FeeMap Map(Func<FeeTable, FeeTable>? change = null) => Given.Compiled(FeeMap.Compile(change?.Invoke(Table) ?? Table));

    public static Money Gbp(decimal amount) => new(amount, Given.Gbp);

    public IReadOnlyList<IFlow> Flows()
    {
        var ports = new SettlementPorts(new Dictionary<ConnectionName, IMarketplaceSettlement> { [Given.Bq] = this }, new Dictionary<ConnectionName, IErpFinance> { [Given.Bc] = this });
        IReadOnlyList<SettlementInstance> instances = [new SettlementInstance([new SettlementRoute(Given.Bq, Given.Bc)], Policy, () => Fees)];
        var cycles = new CycleFlow(ports, instances);
        return [cycles, SettlementPolls.Cycles(ports, instances), new SetupFlow(ports, cycles, instances)];
    }

    /// <summary>Lets time pass in steps, and the worker do what is due after each.</summary>
    public async Task RunAsync(TimeSpan time, TimeSpan? step = null)
    {
        var until = Now + time;
        await WorkAsync();
        while (Now < until)
        {
            Clock.Advance(step ?? TimeSpan.FromMinutes(10));
            await WorkAsync();
        }
    }

    /// <summary>The worker does what is due.</summary>
    public async Task WorkAsync()
    {
        using var runner = new FlowRunner(Store, Flows(), new FlowRunnerOptions { Concurrency = 1, LeaseClock = Clock }, Clock, NullLogger<FlowRunner>.Instance);
        await runner.RunUntilIdleAsync();
    }

    /// <summary>The marketplace closes a cycle.</summary>
    public void Close(decimal payout, params ReadOnlySpan<SettlementLine> lines) => Close(Cycle, payout, lines);

    public void Close(string id, decimal payout, params ReadOnlySpan<SettlementLine> lines)
    {
        Cycles.Add(new SettlementCycle { Connection = Given.Bq, Id = id, CreatedAt = Now, Payouts = [Gbp(payout)], PayoutState = SettlementPayoutState.ToPay });
        foreach (var line in lines)
            Lines.Add(line with { CycleId = id });
    }

    public void ChangeCycle(Func<SettlementCycle, SettlementCycle> change) => Cycles[^1] = change(Cycles[^1]);

    public static SettlementLine Line(string id, string type, decimal amount, string? order = null) => new()
    {
        Id = id, Type = type, Amount = Gbp(amount), State = SettlementLineState.Paid, OrderId = order, UpdatedAt = Given.T0,
    };

    /// <summary>A side table has a row.</summary>
    public async Task KeepAsync(RowChange row)
    {
        var id = new CaseId("writer", "1");
        await Store.DeliverAsync([new InboxMessage(id, "writer", $"{++_writes}", "go", Priority.Order)], Now);
        var claimed = Assert.Single(await Store.ClaimAsync(new ClaimRequest("writer", Now, TimeSpan.FromMinutes(1), 1) { Serves = [new ServedFlow("writer")] }));
        var commit = new CaseCommit
        {
            Case = id, Fence = claimed.Fence, ExpectedVersion = claimed.Version, State = "written", Stage = "Written", Now = Now, HeardUpTo = claimed.Inputs[^1].Sequence, Rows = [row],
        };
        Assert.True(Assert.Single(await Store.CommitAsync([commit])).IsDone);
    }

    public Task OnAccountAsync(string order) => KeepAsync(new RowChange(OnAccountOrders.TableOf(Given.Bq), order, "on account"));

    /// <summary>The sales order of an order was written with its commission and the tax on it, and has booked them.</summary>
    public async Task ChargeAsync(string order, decimal fee, decimal tax, bool isPosted = true, string taxAccount = "2210")
    {
        IReadOnlyList<SalesOrderFee> fees = [new("COMMISSION_FEE", Gbp(fee), PostingTarget.Account("7010")), new("COMMISSION_VAT", Gbp(tax), PostingTarget.Account(taxAccount))];
        var (office, key) = (new BackOfficeState(), new OrderKey(Given.Bq, order));
        var booked = office with { Erp = new ErpOrder { Id = order, Number = $"SO-{order}", ExternalNumber = key.ToString() }, SalesOrder = new OrderStory().AtWarehouse().State.BackOffice.SalesOrder! with { Key = key, ExternalNumber = key.ToString(), Fees = fees } };
        await KeepAsync(Assert.Single(ChargedOrders.Changes(key, office, booked)));
        OrderFees[order] = isPosted ? new ErpOrderFees(order) { Booked = [.. fees.Select(static f => new ErpBookedFee(f.Target, f.Amount))] } : new ErpOrderFees(order) { Open = $"Sales order SO-{order} stands in the ERP, and its fees are not posted." };
    }

    public Task TellAsync(InboxMessage message) => Store.DeliverAsync([message], Now);

    public void PostByPeople(string number = Number) => Journals[number] = Journals[number] with { IsPosted = true };

    public async Task<string> StageAsync(string cycle = Cycle) => (await Store.GetCaseAsync(SettlementFlow.CaseOf(Given.Bq, cycle)))?.Stage ?? "none";

    public async Task<IReadOnlyList<ExceptionRecord>> RecordsAsync(string cycle = Cycle) => await Store.GetExceptionsAsync(scope: SettlementFlow.CaseOf(Given.Bq, cycle).ToString());

    public async Task<IEnumerable<string>> ReasonsAsync(string cycle = Cycle) => (await RecordsAsync(cycle)).Select(static r => r.Code).Order(StringComparer.Ordinal);

    /// <summary>What the ERP books, one text a line.</summary>
    public IEnumerable<string> Booked(string number = Number) => Journals[number].Journal.Lines.Select(static line => string.Create(
        CultureInfo.InvariantCulture, $"{(line.OrderId is { } order ? $"{order} " : string.Empty)}{line.Target.Number} {(line.Debit.Amount > 0 ? $"debit {line.Debit.Amount}" : $"credit {line.Credit.Amount}")}"));

    public async Task<int> RowsAsync(string table) => await Store.GetRowsAsync(table).CountAsync();

    Task<ItemPage<SettlementCycle>> IMarketplaceSettlement.GetCyclesPageAsync(DateTimeOffset since, string? continuation, CancellationToken cancellationToken) =>
        CallAsync("cycles", () => new ItemPage<SettlementCycle>([.. Cycles.Where(c => ShowsAll || c.CreatedAt >= since)], null));

    Task<ItemPage<SettlementLine>> IMarketplaceSettlement.GetLinesPageAsync(string cycleId, string? continuation, CancellationToken cancellationToken) => PageAsync("lines", l => l.CycleId == cycleId, continuation);

    Task<ItemPage<SettlementLine>> IMarketplaceSettlement.GetCycleLineChangesAsync(string cycleId, DateTimeOffset since, string? continuation, CancellationToken cancellationToken) =>
        PageAsync("changes", l => l.CycleId == cycleId && l.UpdatedAt >= since, continuation);

    private Task<ItemPage<SettlementLine>> PageAsync(string call, Predicate<SettlementLine> isAsked, string? continuation) => CallAsync($"{call} {continuation ?? "0"}", () =>
    {
        var all = Lines.Where(l => isAsked(l)).ToList();
        var from = continuation is null ? 0 : int.Parse(continuation, CultureInfo.InvariantCulture);
        var items = all.Skip(from).Take(LinesOnPage).ToList();
        return new ItemPage<SettlementLine>(items, from + items.Count < all.Count ? (from + items.Count).ToString(CultureInfo.InvariantCulture) : null) { Unreadable = continuation is null ? [.. Unreadable] : [] };
    });

    Task<OpenPeriod> IErpFinance.GetOpenPeriodAsync(CancellationToken cancellationToken) => CallAsync("period", () => Open);

    Task<IReadOnlyList<JournalObstacle>> IErpFinance.FindObstaclesAsync(IReadOnlyCollection<PostingTarget> targets, CancellationToken cancellationToken) =>
        CallAsync("obstacles", () => (IReadOnlyList<JournalObstacle>)[.. Obstacles]);

    Task<LookupResult<ErpJournal>> IErpFinance.FindJournalAsync(string number, SettlementJournal journal, CancellationToken cancellationToken) => CallAsync("find", () =>
    {
        if (Seen.TryGetValue(number, out var seen))
            return seen;
        return Journals.TryGetValue(number, out var there) ? new LookupResult<ErpJournal>.Found(There(number, there)) : new LookupResult<ErpJournal>.Absent();
    });

    Task<IReadOnlyList<ErpLedgerLine>> IErpFinance.FindLedgerLinesAsync(LedgerSearch search, CancellationToken cancellationToken) => CallAsync("ledger", () => (IReadOnlyList<ErpLedgerLine>)
    [
        .. Ledger.Where(line => !line.IsPosted || (line.PostingDate >= search.Since
            && (search.Targets.Any(t => t.Number == line.Account) || search.Names.Any(n => line.DocumentNumber == n || line.Text?.Contains(n, StringComparison.OrdinalIgnoreCase) == true)))),
        .. Journals.SelectMany(static j => j.Value.Journal.Lines.Select(line => new ErpLedgerLine
        {
            DocumentNumber = j.Key, Text = line.LineId ?? line.OrderId ?? $"Settlement {j.Value.Journal.CycleId}", Account = line.Target.Number, Amount = line.Debit.Amount - line.Credit.Amount, PostingDate = j.Value.Journal.PostingDate, IsPosted = j.Value.IsPosted,
        })),
    ]);

    Task<IReadOnlyList<ErpOrderFees>> IErpFinance.FindOrderFeesAsync(IReadOnlyCollection<ChargedOrder> orders, CancellationToken cancellationToken) => CallAsync(
        $"order fees {string.Join(' ', orders.Select(static o => $"{o.OrderId}:{string.Join('+', o.Fees.Select(static f => f.Type))}"))}",
        () => (IReadOnlyList<ErpOrderFees>)[.. orders.Select(o => OrderFees.GetValueOrDefault(o.OrderId) ?? new ErpOrderFees(o.OrderId))]);

    Task<ErpJournal> IErpFinance.WriteJournalAsync(string number, SettlementJournal journal, SendPermit permit, CancellationToken cancellationToken)
    {
        if (!permit.MarkSent())
            throw Failure("write", FailureKind.NotExecuted);
        return CallAsync("write", () =>
        {
            Assert.False(Journals.ContainsKey(number), $"{number} was written twice.");
            Journals.Add(number, (journal, false));
            return There(number, Journals[number]);
        });
    }

    Task IErpFinance.PostJournalAsync(string number, SettlementJournal journal, SendPermit permit, CancellationToken cancellationToken)
    {
        if (!permit.MarkSent())
            throw Failure("post", FailureKind.NotExecuted);
        if (Journals.Any(j => j.Key != number && !j.Value.IsPosted))
            throw Failure("post", FailureKind.Rejected);
        return CallAsync("post", () =>
        {
            Assert.False(Journals[number].IsPosted, $"{number} was posted twice.");
            PostByPeople(number);
            return true;
        });
    }

    Task IErpFinance.TakeBackJournalAsync(string number, SettlementJournal journal, SendPermit permit, CancellationToken cancellationToken)
    {
        if (!permit.MarkSent())
            throw Failure("take back", FailureKind.NotExecuted);
        return CallAsync("take back", () =>
        {
            Assert.False(Journals[number].IsPosted, $"{number} was posted and is deleted.");
            return Journals.Remove(number);
        });
    }

    async IAsyncEnumerable<SettlementCycle> IMarketplaceSettlement.GetCyclesAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield break;
    }

    IAsyncEnumerable<SettlementLine> IMarketplaceSettlement.GetLinesAsync(string cycleId, CancellationToken cancellationToken) => throw new NotSupportedException();

    IAsyncEnumerable<SettlementLine> IMarketplaceSettlement.GetLinesChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<ItemPage<SettlementLine>> IMarketplaceSettlement.GetLineChangesAsync(DateTimeOffset since, string? continuation, CancellationToken cancellationToken) => throw new NotSupportedException();

    private static ErpJournal There(string number, (SettlementJournal Journal, bool IsPosted) there) => new()
    {
        Number = number, IsPosted = there.IsPosted, Lines = there.IsPosted ? 0 : there.Journal.Lines.Count, Debit = there.Journal.Lines.Sum(static l => l.Debit.Amount), PostedOn = there.IsPosted ? there.Journal.PostingDate : null,
    };

    private Task<T> CallAsync<T>(string name, Func<T> effect)
    {
        Calls.Add(name);
        switch (Faults(name))
        {
            case Fault.NotExecuted:
                throw Failure(name, FailureKind.NotExecuted);
            case Fault.LostBefore:
                throw Failure(name, FailureKind.OutcomeUnknown);
            case Fault.LostAfter:
                effect();
                throw Failure(name, FailureKind.OutcomeUnknown);
            case Fault.Rejected:
                throw Failure(name, FailureKind.Rejected);
            default:
                return Task.FromResult(effect());
        }
    }

    private static PortException Failure(string operation, FailureKind kind) => new($"{operation} failed.") { System = "fake", Operation = operation, Kind = kind };
}
