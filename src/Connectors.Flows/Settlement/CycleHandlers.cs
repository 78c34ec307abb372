using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Settlement;

/// <summary>Carries out what a billing cycle asks for, looking before it acts; what is concluded from it is pure.</summary>
/// <param name="marketplace">The marketplace.</param>
/// <param name="erp">The ERP.</param>
/// <param name="caseKey">Key of the case.</param>
/// <param name="context">What holds for it.</param>
internal sealed class CycleHandlers(IMarketplaceSettlement marketplace, IErpFinance erp, string caseKey, CycleContext context)
{
    private const int RowsInOneStep = 2_000;
    private const string Journal = "settlement journal";

    public async Task<CycleInput?> RunAsync(CycleState state, CycleEffect effect, EffectContext run, CancellationToken cancellationToken) => effect switch
    {
        CycleEffect.ReadPage read => await ReadPageAsync(state, read, cancellationToken).ConfigureAwait(false),
        CycleEffect.Settle => await SettleAsync(state, run, cancellationToken).ConfigureAwait(false),
        CycleEffect.WriteJournal write => await WriteAsync(state, write.Number, run, cancellationToken).ConfigureAwait(false),
        CycleEffect.LookAtJournal look => await LookAsync(state, look.Number, run, cancellationToken).ConfigureAwait(false),
        CycleEffect.PostJournal post => await PostAsync(state, post.Number, run, cancellationToken).ConfigureAwait(false),
        CycleEffect.TakeBackJournal back => await TakeBackAsync(state, back.Number, run, cancellationToken).ConfigureAwait(false),
        CycleEffect.ClearRows clear => await ClearAsync(clear, run, cancellationToken).ConfigureAwait(false),
        _ => throw new InvalidOperationException($"{effect.GetType().Name} is not an effect of this flow."),
    };

    private async Task<CycleInput> ReadPageAsync(CycleState state, CycleEffect.ReadPage read, CancellationToken cancellationToken)
    {
        var page = await marketplace.GetLinesPageAsync(state.Cycle!.Id, state.Continuation, cancellationToken).ConfigureAwait(false);
        return new CycleInput.PageRead(
            read.Run, state.Continuation, page.Continuation, [.. page.Items.Select(KeptLine.Of)],
            [.. page.Unreadable.Select(static u => string.IsNullOrEmpty(u.Id) ? u.Path : $"{u.Id}: {u.Path}")]);
    }

    private async Task<CycleInput> SettleAsync(CycleState state, EffectContext run, CancellationToken cancellationToken)
    {
        var cycle = state.Cycle!;
        var open = await erp.GetOpenPeriodAsync(cancellationToken).ConfigureAwait(false);
        var posted = new List<SettlementJournal>();
        foreach (var journal in state.Journals)
            posted.Add(await CycleRows.ReadJournalAsync(run.Cases, caseKey, cycle.Id, journal, cancellationToken).ConfigureAwait(false));
        var builder = new SettlementBuilder(cycle);
        await foreach (var line in CycleRows.ReadLinesAsync(run.Cases, caseKey, state.Run, cancellationToken).ConfigureAwait(false))
            builder.Add(line);
        var known = new SettlementContext
        {
            ClosedThrough = open.From?.AddDays(-1),
            BroughtForward = await CycleRows.ReadCarriedAsync(run.Cases, cycle, cancellationToken).ConfigureAwait(false),
            OnAccountOrders = await CycleRows.ReadOnAccountAsync(run.Cases, context.Route.Marketplace, cancellationToken).ConfigureAwait(false),
            Posted = posted,
            Grouping = context.Policy.Grouping,
        };
        var settlement = builder.Build(context.Fees, known);

        // A correction is grouped as what it corrects: other groups would book everything back and forth.
        if (posted.Count > 0 && posted[0].Lines.All(static l => l.OrderId is null && l.LineId is null))
            settlement = builder.Build(context.Fees, known with { Grouping = JournalGrouping.Account });
        else if (settlement.Journal?.Lines.Count > context.MostLines)
            settlement = builder.Build(context.Fees, known with { Grouping = JournalGrouping.Account });
        return ToInput(state, settlement);
    }

    private CycleInput.CycleSettled ToInput(CycleState state, Domain.Fees.Settlement settlement)
    {
        var foreign = context.Erp.Currency is { } only ? settlement.Journal?.Lines.Select(static l => l.Debit.Currency).FirstOrDefault(c => c != only) : null;
        var outcome = new SettledCycle(state.Run, settlement.Proof.FeeTableVersion, settlement.Proof.Lines, settlement.Proof.LinesHash)
        {
            Refusals = settlement.Refusals,
            Findings = settlement.Findings,
            CarriedForward = [.. settlement.Balances.Select(static b => b.CarriedForward)],
            Payouts = [.. settlement.Balances.Select(static b => b.Payout)],
            ForeignCurrency = foreign is { } currency && currency != default ? currency.Value : null,
            OnAccount = settlement.OnAccount.Count,
            Journal = settlement.Journal is { } journal
                ? new KeptJournal(
                    JournalNumber.Of(context.Route.Marketplace, state.Cycle!.Id, state.Journals.Count, context.Erp.DocumentNumberLength), journal.Lines.Count, Total(journal), journal.PostingDate, journal.BelongsTo)
                {
                    IsCorrection = journal.IsCorrection,
                    PayoutReference = journal.PayoutReference,
                }
                : null,
        };
        return new CycleInput.CycleSettled(outcome, settlement.Journal?.Lines ?? [], settlement.Proof.ToText());
    }

    /// <summary>Of one currency; of several, that of the first.</summary>
    private static Money Total(SettlementJournal journal)
    {
        var currency = journal.Lines[0].Debit.Currency;
        return journal.Lines.Where(l => l.Debit.Currency == currency).Aggregate(Money.Zero(currency), static (sum, line) => sum + line.Debit);
    }

    private async Task<CycleInput?> WriteAsync(CycleState state, string number, EffectContext run, CancellationToken cancellationToken)
    {
        var journal = await JournalAsync(state, number, run, cancellationToken).ConfigureAwait(false);
        if (journal is null)
            return null;

        if (context.TakesTurns && !run.MayHaveHappened && state.Journals.First(j => j.Number == number).Turn is { } turn
            && await CycleRows.ReadBeforeAsync(run.Cases, context.Route.Erp, turn, cancellationToken).ConfigureAwait(false) is { } before)
            return new CycleInput.TurnAwaited(number, before);

        // A part that stands is completed by writing: only the whole is there already.
        var once = await run.OnceAsync(
            async ct => await erp.FindJournalAsync(number, journal, ct).ConfigureAwait(false) switch
            {
                LookupResult<ErpJournal>.Found { Value.IsWhole: false } => new LookupResult<ErpJournal>.Absent(),
                var seen => seen,
            },
            (permit, ct) => erp.WriteJournalAsync(number, journal, permit, ct),
            Journal,
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return once is null ? null : new CycleInput.JournalSeen(number, once.Value, null) { IsWritten = true, WasThere = once.WasThere };
    }

    private async Task<CycleInput?> LookAsync(CycleState state, string number, EffectContext run, CancellationToken cancellationToken)
    {
        var journal = await JournalAsync(state, number, run, cancellationToken).ConfigureAwait(false);
        if (journal is null)
            return null;
        var seen = Seen(number, await erp.FindJournalAsync(number, journal, cancellationToken).ConfigureAwait(false));

        // The period may be closed while the draft waits, and then nobody can post it.
        return seen.There is { IsPosted: false } ? seen with { OpenFrom = (await erp.GetOpenPeriodAsync(cancellationToken).ConfigureAwait(false)).From } : seen;
    }

    private async Task<CycleInput?> PostAsync(CycleState state, string number, EffectContext run, CancellationToken cancellationToken)
    {
        var journal = await JournalAsync(state, number, run, cancellationToken).ConfigureAwait(false);
        if (journal is null)
            return null;
        var once = await run.OnceAsync<CycleInput>(
            async ct => await erp.FindJournalAsync(number, journal, ct).ConfigureAwait(false) switch
            {
                LookupResult<ErpJournal>.Found { Value.IsPosted: true } posted => new LookupResult<CycleInput>.Found(Seen(number, posted)),
                LookupResult<ErpJournal>.CannotTell(var why) => new LookupResult<CycleInput>.CannotTell(why),
                _ => new LookupResult<CycleInput>.Absent(),
            },
            async (permit, ct) =>
            {
                await erp.PostJournalAsync(number, journal, permit, ct).ConfigureAwait(false);
                return Seen(number, await erp.FindJournalAsync(number, journal, ct).ConfigureAwait(false));
            },
            "posting of the settlement journal",
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return once?.Value;
    }

    /// <summary>What is not there as it was written, and not by an attempt of ours, was touched by somebody: it is told as it is.</summary>
    private async Task<CycleInput?> TakeBackAsync(CycleState state, string number, EffectContext run, CancellationToken cancellationToken)
    {
        var journal = await JournalAsync(state, number, run, cancellationToken).ConfigureAwait(false);
        if (journal is null)
            return null;
        var hasSent = run.MayHaveHappened;
        var once = await run.OnceAsync<CycleInput>(
            async ct => await erp.FindJournalAsync(number, journal, ct).ConfigureAwait(false) switch
            {
                LookupResult<ErpJournal>.Absent when hasSent => new LookupResult<CycleInput>.Found(new CycleInput.JournalTakenBack(number)),
                LookupResult<ErpJournal>.Found { Value: { IsPosted: false } draft } when hasSent || draft.IsWhole => new LookupResult<CycleInput>.Absent(),
                var seen => new LookupResult<CycleInput>.Found(Seen(number, seen)),
            },
            async (permit, ct) =>
            {
                await erp.TakeBackJournalAsync(number, journal, permit, ct).ConfigureAwait(false);
                return new CycleInput.JournalTakenBack(number);
            },
            "draft to be taken back",
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return once?.Value;
    }

    private static CycleInput.JournalSeen Seen(string number, LookupResult<ErpJournal> seen) => seen switch
    {
        LookupResult<ErpJournal>.Found(var there) => new CycleInput.JournalSeen(number, there, null),
        LookupResult<ErpJournal>.CannotTell(var why) => new CycleInput.JournalSeen(number, null, why),
        _ => new CycleInput.JournalSeen(number, null, null),
    };

    /// <summary>The journal with its lines; null when the case knows none of that number any more.</summary>
    private async Task<SettlementJournal?> JournalAsync(CycleState state, string number, EffectContext run, CancellationToken cancellationToken) =>
        state.Journals.FirstOrDefault(j => j.Number == number) is { } known
            ? await CycleRows.ReadJournalAsync(run.Cases, caseKey, state.Cycle!.Id, known, cancellationToken).ConfigureAwait(false)
            : null;

    private static async Task<CycleInput> ClearAsync(CycleEffect.ClearRows clear, EffectContext run, CancellationToken cancellationToken)
    {
        var keys = await run.Cases.GetRowsAsync(clear.Table, cancellationToken: cancellationToken).Take(RowsInOneStep).Select(static row => row.Key).ToListAsync(cancellationToken).ConfigureAwait(false);
        return new CycleInput.RowsCleared(clear.Table, keys, keys.Count == RowsInOneStep);
    }
}
