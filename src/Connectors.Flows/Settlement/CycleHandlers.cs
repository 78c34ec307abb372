using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
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

    /// <summary>Between two searches for what others booked while a draft waits: people who post look at the journal's records in the morning.</summary>
    private static readonly TimeSpan OthersEvery = TimeSpan.FromHours(12);

    public async Task<CycleInput?> RunAsync(CycleState state, CycleEffect effect, EffectContext run, CancellationToken cancellationToken) => effect switch
    {
        CycleEffect.ReadPage read => await ReadPageAsync(state, read, cancellationToken).ConfigureAwait(false),
        CycleEffect.Settle => await SettleAsync(state, run, cancellationToken).ConfigureAwait(false),
        CycleEffect.WriteJournal write => await WriteAsync(state, write.Number, run, cancellationToken).ConfigureAwait(false),
        CycleEffect.LookAtJournal look => await LookAsync(state, look.Number, run, cancellationToken).ConfigureAwait(false),
        CycleEffect.PostJournal post => await PostAsync(state, post.Number, run, cancellationToken).ConfigureAwait(false),
        CycleEffect.TakeBackJournal back => await TakeBackAsync(state, back.Number, run, cancellationToken).ConfigureAwait(false),
        CycleEffect.LookForChanges look => await LookForChangesAsync(state, look.Run, run, cancellationToken).ConfigureAwait(false),
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
        var withFees = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var line in CycleRows.ReadLinesAsync(run.Cases, caseKey, state.Run, cancellationToken).ConfigureAwait(false))
        {
            builder.Add(line);
            if (line.OrderId is { } order && context.Fees.Find(line.Type, line.FeeCode) is { IsOk: true, Value.Treatment: FeeTreatment.Commission or FeeTreatment.SellerFee })
                withFees.Add(order);
        }

        var charges = await CycleCharges.ReadAsync(cycle, withFees, erp, run.Cases, cancellationToken).ConfigureAwait(false);
        var (shared, elsewhere) = await FindSharedAsync(cycle, builder, run, cancellationToken).ConfigureAwait(false);
        var known = new SettlementContext
        {
            BookedElsewhere = elsewhere,
            ClosedThrough = open.From?.AddDays(-1),
            BroughtForward = await CycleRows.ReadCarriedAsync(run.Cases, cycle, cancellationToken).ConfigureAwait(false),
            OnAccountOrders = await CycleRows.ReadOnAccountAsync(run.Cases, context.Route.Marketplace, cancellationToken).ConfigureAwait(false),
            Estimates = charges.Estimates,
            Posted = posted,
            Grouping = context.Policy.Grouping,
        };
        var settlement = builder.Build(context.Fees, known);

        // A correction is grouped as what it corrects: other groups would book everything back and forth.
        if (posted.Count > 0 && posted[0].Lines.All(static l => l.OrderId is null && l.LineId is null))
            settlement = builder.Build(context.Fees, known with { Grouping = JournalGrouping.Account });
        else if (settlement.Journal?.Lines.Count > context.MostLines)
            settlement = builder.Build(context.Fees, known with { Grouping = JournalGrouping.Account });
        var others = await FindOthersAsync(state, run, cancellationToken).ConfigureAwait(false);
        var settled = ToInput(state, settlement);
        var used = charges.Used(settlement);
        return settled with
        {
            Charges = used.Count == 0 ? null : used,
            DroppedCharges = charges.Dropped(used) is { Count: > 0 } dropped ? dropped : null,
            Outcome = settled.Outcome with
            {
                Shared = shared.Count == 0 ? null : shared,
                Refusals =
                [
                    .. settled.Outcome.Refusals,
                    .. others.Count == 0 || settlement.IsNothingToBook ? [] : (Refusal[])[SettlementRefusals.BookedElsewhere(cycle, others, null)],
                    .. charges.Open.Count == 0 ? [] : (Refusal[])[SettlementRefusals.ChargesOpen(cycle, charges.Open)],
                ],
            },
        };
    }

    /// <summary>
    /// Lines that other cycles hold too. The cycle that was closed first keeps them; each is told of it and read again, since one that moved stands in one cycle alone.
    /// </summary>
    private static async Task<(List<SharedLines> Shared, HashSet<string> Elsewhere)> FindSharedAsync(SettlementCycle cycle, SettlementBuilder builder, EffectContext run, CancellationToken cancellationToken)
    {
        var shared = new List<SharedLines>();
        var elsewhere = new HashSet<string>(StringComparer.Ordinal);
        foreach (var other in await CycleRows.ReadBookedAsync(run.Cases, cycle, cancellationToken).ConfigureAwait(false))
        {
            var ids = new SortedSet<string>(StringComparer.Ordinal);
            await foreach (var row in run.Cases.GetRowsAsync(CycleRows.LinesOf(SettlementFlow.CaseOf(cycle.Connection, other.Id).Key, other.Run), cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                if (CycleRows.IdOf(row.Key) is var id && builder.Contains(id))
                    ids.Add(id);
            }

            if (ids.Count == 0)
                continue;
            shared.Add(new SharedLines(other.Id, ids.Count, ShortVersion.Of(string.Join('\n', ids))));
            if (other.IsEarlier)
                elsewhere.UnionWith(ids);
        }

        return (shared, elsewhere);
    }

    /// <summary>What others booked of the cycle: lines of the ERP's books that name it, its payout or one of its lines, under a number that is no settlement's.</summary>
    private async Task<IReadOnlyList<OtherBooking>> FindOthersAsync(CycleState state, EffectContext run, CancellationToken cancellationToken)
    {
        if (!context.Erp.TellsLedger)
            return [];
        var cycle = state.Cycle!;
        var search = new LedgerSearch(DateOnly.FromDateTime((cycle.CreatedAt - context.Policy.Reach).UtcDateTime)) { Targets = context.FeeTargets, Names = OtherBookings.NamesOf(cycle) };
        var numbers = (await CycleRows.ReadBookedAsync(run.Cases, cycle, cancellationToken).ConfigureAwait(false)).Select(static b => b.Id).Append(cycle.Id)
            .Select(id => JournalNumber.Of(context.Route.Marketplace, id, 0, context.Erp.DocumentNumberLength)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = new List<OtherBooking>();
        var absent = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in OtherBookings.Standing(await erp.FindLedgerLinesAsync(search, cancellationToken).ConfigureAwait(false), number => numbers.Contains(number) || numbers.Contains(JournalNumber.FirstOf(number)), state.NotOthers ?? []))
        {
            var names = OtherBookings.Named(line, cycle);
            foreach (var id in names is null ? OtherBookings.LineIds(line) : [])
            {
                if (names is null && !absent.Contains(id))
                {
                    if (await CycleRows.ReadLineAsync(run.Cases, caseKey, state.Run, id, cancellationToken).ConfigureAwait(false) is { State: not SettlementLineState.NotApplicable })
                        names = $"line {id}";
                    else
                        absent.Add(id);
                }
            }

            if (names is not null)
                found.Add(new OtherBooking(line.DocumentNumber, names, line.Account, line.Amount, line.PostingDate, line.IsPosted));
            if (found.Count == OtherBookings.Most)
                break;
        }

        return found;
    }

    /// <summary>Compares what changed with what is kept; what cannot be read may be a change.</summary>
    private async Task<CycleInput> LookForChangesAsync(CycleState state, int reading, EffectContext run, CancellationToken cancellationToken)
    {
        const int MostExamples = 10;
        var from = state.Changes?.Continuation;
        var page = await marketplace.GetCycleLineChangesAsync(state.Cycle!.Id, CycleFacts.ChangesSince(state), from, cancellationToken).ConfigureAwait(false);
        List<string> changed = [.. page.Unreadable.Select(static u => string.IsNullOrEmpty(u.Id) ? u.Path : u.Id).Take(MostExamples)];
        foreach (var line in page.Items)
        {
            if (changed.Count == MostExamples)
                break;
            if (await CycleRows.ReadLineAsync(run.Cases, caseKey, reading, line.Id, cancellationToken).ConfigureAwait(false) is not { } known || !known.IsSameMoneyAs(KeptLine.Of(line)))
                changed.Add(line.Id);
        }

        return new CycleInput.ChangesSeen(reading, from, page.Continuation, run.Now, changed);
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

        if (!run.MayHaveHappened && await CycleCharges.FindRivalAsync(state.Cycle!, run.Cases, cancellationToken).ConfigureAwait(false) is { } rival)
        {
            // Whoever was closed later gives way, unless it stands already; nobody writes while that is open.
            var (_, other) = await SettlementExport.StateAsync(run.Cases, context.Route.Marketplace, rival.CycleId, cancellationToken).ConfigureAwait(false);
            return CycleCharges.IsBefore(rival, state.Cycle!) || other is null || other.Journals.All(static j => j.WrittenAt is not null || j.PostedAt is not null)
                ? new CycleInput.ChargesLost(number, rival.CycleId)
                : new CycleInput.TurnAwaited(number, $"cycle {rival.CycleId}");
        }

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
        if (seen.There is not { IsPosted: false })
            return seen;
        var isToSearch = !(state.Journals.First(j => j.Number == number).OthersSeenAt + OthersEvery > run.Now);
        return seen with
        {
            OpenFrom = (await erp.GetOpenPeriodAsync(cancellationToken).ConfigureAwait(false)).From,
            Others = isToSearch ? await FindOthersAsync(state, run, cancellationToken).ConfigureAwait(false) : null,
        };
    }

    private async Task<CycleInput?> PostAsync(CycleState state, string number, EffectContext run, CancellationToken cancellationToken)
    {
        var journal = await JournalAsync(state, number, run, cancellationToken).ConfigureAwait(false);
        if (journal is null)
            return null;

        // After this there is no way back: what others booked meanwhile keeps it a draft.
        if (!run.MayHaveHappened && await FindOthersAsync(state, run, cancellationToken).ConfigureAwait(false) is { Count: > 0 } others)
            return Seen(number, await erp.FindJournalAsync(number, journal, cancellationToken).ConfigureAwait(false)) with { Others = others };
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

    private async Task<CycleInput> ClearAsync(CycleEffect.ClearRows clear, EffectContext run, CancellationToken cancellationToken)
    {
        var rows = await run.Cases.GetRowsAsync(clear.Table, cancellationToken: cancellationToken).Take(RowsInOneStep).ToListAsync(cancellationToken).ConfigureAwait(false);
        var cleared = new CycleInput.RowsCleared(clear.Table, [.. rows.Select(static row => row.Key)], rows.Count == RowsInOneStep);
        if (!CycleCharges.IsTable(context.Route.Marketplace, clear.Table))
            return cleared;

        // Without the row nobody knows that the fee is settled: what comes late of it is booked whole, and the order's own fees with it.
        var settled = rows.Select(CycleCharges.Read).GroupBy(static charge => charge.OrderId).ToDictionary(static g => g.Key, static g => (IReadOnlySet<string>)g.Select(static charge => charge.Type).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        return cleared with { Orders = await ChargedOrders.WithoutAsync(run.Cases, context.Route.Marketplace, settled, cancellationToken).ConfigureAwait(false) };
    }
}
