using System.Globalization;
using System.Runtime.InteropServices;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fees;

/// <summary>One pass over the lines of a cycle in id order, so that every list and choice comes out the same.</summary>
internal sealed class SettlementRun
{
    private const int MaxExamples = 10;
    private const int MaxTypes = 20;
    private const int MaxResidualItems = 100;

    private readonly SettlementCycle _cycle;
    private readonly LineStore _store;
    private readonly FeeMap _fees;
    private readonly SettlementContext _context;
    private readonly FeeRow?[] _rows;
    private readonly int[] _idOrder;
    private readonly List<Refusal> _refusals = [];
    private readonly Dictionary<TotalKey, Sum> _totals = [];
    private readonly Dictionary<CurrencyCode, decimal> _booked = [];
    private readonly Dictionary<CurrencyCode, decimal> _payoutLines = [];
    private readonly Dictionary<JournalKey, decimal> _groups = [];
    private readonly Dictionary<(string OrderId, CurrencyCode Currency), (decimal Amount, int Lines)> _onAccount = [];
    private readonly Dictionary<OrderFee, FeeEstimate> _estimates = [];
    private readonly Dictionary<OrderFee, (decimal Amount, FeeRow Row)> _actuals = [];
    private readonly Dictionary<FindingKey, (Sum Sum, List<string> Examples)> _findings = [];

    internal SettlementRun(SettlementCycle cycle, LineStore store, FeeMap fees, SettlementContext context)
    {
        (_cycle, _store, _fees, _context) = (cycle, store, fees, context);
        if (context.Posted.Any(j => j.CycleId != cycle.Id))
            throw new ArgumentException("A booked journal is of another cycle.", nameof(context));
        if (context.BroughtForward.Any(static m => !LineStore.IsExact(m.Amount)) || context.Estimates.Any(static e => !LineStore.IsExact(e.Amount.Amount)))
            throw new ArgumentException("An amount is too large or has more than four decimals.", nameof(context));
        _rows = [.. store.Keys.Select(k => fees.TryFind(k.Type, k.FeeCode))];
        _idOrder = store.InIdOrder();
    }

    private JournalGrouping Grouping => _context.Grouping ?? _fees.Grouping;

    internal Settlement Finish()
    {
        RefuseBrokenLines();
        TakeEstimates();
        foreach (var i in _idOrder)
            Take(_store.Lines[i]);
        RefuseTypes();
        ReleaseCharges();
        if (_cycle.PayoutState == SettlementPayoutState.Failed)
            Refuse(ReasonCatalogue.SettlementPayoutFailed, "The payout of the cycle failed.", "Clear the cause with the operator; it is booked once it is paid.");

        var balances = Currencies().Select(Balance).ToList();
        foreach (var balance in balances.Where(static b => !b.Holds))
            RefuseBalance(balance);
        var journal = _refusals.Count == 0 && Journal(balances) is { Lines.Count: > 0 } booked ? booked : null;
        return new Settlement
        {
            Cycle = _cycle,
            Journal = journal,
            Refusals = _refusals,
            Balances = balances,
            Proof = Proof(balances, journal),
            Variances = Variances(),
            OnAccount =
            [
                .. _onAccount.OrderBy(static o => o.Key.OrderId, StringComparer.Ordinal).ThenBy(static o => o.Key.Currency.Value, StringComparer.Ordinal)
                    .Select(static o => new OnAccountSale(o.Key.OrderId, new Money(o.Value.Amount, o.Key.Currency), o.Value.Lines)),
            ],
            Findings =
            [
                .. _findings.OrderBy(static f => f.Key.Kind).ThenBy(static f => f.Key.Type, StringComparer.Ordinal).ThenBy(static f => f.Key.Currency.Value, StringComparer.Ordinal)
                    .Select(static f => new SettlementFinding(f.Key.Kind, f.Key.Type, f.Value.Sum.Lines, new Money(f.Value.Sum.Net, f.Key.Currency), f.Value.Examples)),
            ],
        };
    }

    private void Take(in LineStore.StoredLine line)
    {
        var type = _store.Keys[line.Key].Type;
        var currency = _store.Currencies[line.Currency];
        var row = _rows[line.Key];
        var outcome = Outcome(line, row);
        CollectionsMarshal.GetValueRefOrAddDefault(_totals, new TotalKey(type, currency, row?.Treatment ?? FeeTreatment.Unspecified, outcome), out _).Add(line.Amount);
        if (line.IsCorrected)
            Find(SettlementFindingKind.Corrected, type, currency, line);
        if (line.State == SettlementLineState.Unknown)
            Find(SettlementFindingKind.UnknownState, type, currency, line);
        if (outcome == LineOutcome.BookedElsewhere)
            Find(SettlementFindingKind.BookedElsewhere, type, currency, line);
        if (row is not null && HasUnexpectedSign(line, row))
            Find(SettlementFindingKind.UnexpectedSign, type, currency, line);

        switch (outcome)
        {
            case LineOutcome.Booked:
                AddTo(_booked, currency, line.Amount);
                AddTo(_groups, Group(row!, currency, line.OrderId, line.Id), line.Amount);
                TakeActual(line, row!, type, currency);
                break;
            case LineOutcome.Payout:
                AddTo(_payoutLines, currency, -line.Amount);
                break;
            case LineOutcome.OnAccount:
                ref var sale = ref CollectionsMarshal.GetValueRefOrAddDefault(_onAccount, (line.OrderId!, currency), out _);
                sale = (sale.Amount + line.Amount, sale.Lines + 1);
                break;
        }
    }

    private LineOutcome Outcome(in LineStore.StoredLine line, FeeRow? row) => row switch
    {
        null or { Treatment: FeeTreatment.Reject } => LineOutcome.Undecided,
        _ when _context.BookedElsewhere.Contains(line.Id) => LineOutcome.BookedElsewhere,
        _ when line.State == SettlementLineState.NotApplicable => LineOutcome.NotApplicable,
        { Treatment: FeeTreatment.Ignore } => LineOutcome.Ignored,
        { Treatment: FeeTreatment.Payout } => LineOutcome.Payout,
        { Treatment: FeeTreatment.Sale or FeeTreatment.Refund } when line.OrderId is { } order && _context.OnAccountOrders.Contains(order) => LineOutcome.OnAccount,
        _ => LineOutcome.Booked,
    };

    private static bool HasUnexpectedSign(in LineStore.StoredLine line, FeeRow row) => row.Sign switch
    {
        FeeSign.Credit => line.Amount < 0,
        FeeSign.Debit => line.Amount > 0,
        _ => false,
    };

    private JournalKey Group(FeeRow row, CurrencyCode currency, string? orderId, string? lineId) =>
        Group(row.Target!.Value, row.TaxCode, row.Dimension, currency, orderId, lineId);

    private JournalKey Group(PostingTarget target, string? taxCode, string? dimension, CurrencyCode currency, string? orderId, string? lineId) => new(
        currency, target, taxCode, dimension,
        Grouping == JournalGrouping.Account ? null : orderId,
        Grouping == JournalGrouping.Line ? lineId : null);

    private void TakeEstimates()
    {
        var twice = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var estimate in _context.Estimates)
        {
            if (!_estimates.TryAdd(new OrderFee(estimate.OrderId, estimate.Type, estimate.Amount.Currency), estimate))
                twice.Add($"{estimate.OrderId} {estimate.Type}");
        }

        if (twice.Count > 0)
        {
            Refuse(
                ReasonCatalogue.SettlementFeesTwice, "An order was given two expected fees of one type.", "Give each order one expected fee a type.",
                new Fact("orders and types", string.Join(", ", twice.Take(MaxExamples))), new Fact("number", Text(twice.Count)));
        }
    }

    private void TakeActual(in LineStore.StoredLine line, FeeRow row, string type, CurrencyCode currency)
    {
        if (line.OrderId is null || row.Treatment is not (FeeTreatment.Commission or FeeTreatment.SellerFee))
            return;
        var key = new OrderFee(line.OrderId, type, currency);
        if (_fees.Posting != FeePosting.ChargeLines && !_estimates.ContainsKey(key))
            return;
        ref var actual = ref CollectionsMarshal.GetValueRefOrAddDefault(_actuals, key, out var isKnown);
        actual = (actual.Amount + line.Amount, isKnown ? actual.Row : row);
    }

    /// <summary>What charge lines booked already goes back from the fee's account to the account they were booked against: only the difference stays.</summary>
    private void ReleaseCharges()
    {
        var twice = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (key, actual) in _actuals)
        {
            if (!_estimates.TryGetValue(key, out var estimate) || !estimate.IsCharged)
                continue;
            if (_fees.ChargeClearing is not { } clearing)
            {
                twice.Add($"{key.OrderId} {key.Type}");
            }
            else if (IsOpen(estimate))
            {
                // The line was booked where the table said then.
                var isMoved = estimate.Target is { } booked && booked != actual.Row.Target;
                AddTo(_groups, isMoved ? Group(estimate.Target!.Value, null, actual.Row.Dimension, key.Currency, key.OrderId, null) : Group(actual.Row, key.Currency, key.OrderId, null), -estimate.Amount.Amount);
                AddTo(_groups, Group(clearing, null, actual.Row.Dimension, key.Currency, key.OrderId, null), estimate.Amount.Amount);
            }
        }

        if (twice.Count > 0)
        {
            Refuse(
                ReasonCatalogue.SettlementFeesTwice, "Fees of this cycle are charge lines of their orders already.",
                "Name in the fee table what the charge lines were booked against (its charge clearing), and only the difference is booked.",
                new Fact("orders and types", string.Join(", ", twice.Take(MaxExamples))), new Fact("number", Text(twice.Count)));
        }
    }

    private bool IsOpen(FeeEstimate estimate) => estimate.UsedIn is null || estimate.UsedIn == _cycle.Id;

    private List<FeeVariance> Variances() =>
    [
        .. _actuals.OrderBy(static a => a.Key.OrderId, StringComparer.Ordinal).ThenBy(static a => a.Key.Type, StringComparer.Ordinal)
            .ThenBy(static a => a.Key.Currency.Value, StringComparer.Ordinal)
            .Select(a => new FeeVariance(
                a.Key.OrderId, a.Key.Type,
                _estimates.TryGetValue(a.Key, out var estimate) && IsOpen(estimate) ? estimate.Amount : Money.Zero(a.Key.Currency),
                new Money(a.Value.Amount, a.Key.Currency))),
    ];

    private IEnumerable<CurrencyCode> Currencies() => _store.Currencies
        .Concat(_cycle.Payouts.Select(static p => p.Currency))
        .Concat(_context.BroughtForward.Select(static b => b.Currency))
        .Distinct()
        .OrderBy(static c => c.Value, StringComparer.Ordinal);

    private SettlementBalance Balance(CurrencyCode currency)
    {
        var lines = _booked.GetValueOrDefault(currency);
        decimal? payoutLines = _payoutLines.TryGetValue(currency, out var transferred) ? transferred : null;
        var payouts = _cycle.Payouts.Where(p => p.Currency == currency && LineStore.IsExact(p.Amount)).ToList();
        var payout = payouts.Count > 0 ? payouts.Sum(static p => p.Amount) : payoutLines ?? 0;

        // Without an account for it nothing can be carried, and what is missing shows as a residual.
        var broughtForward = _fees.CarriedForward is null ? 0 : _context.BroughtForward.Where(b => b.Currency == currency).Sum(static b => b.Amount);

        // Above zero nothing is carried unless the marketplace said that it pays nothing: a payout that is not known yet is not zero.
        var saysPayout = payouts.Count > 0 || payoutLines is not null;
        var carriedForward = _fees.CarriedForward is null || payout != 0 ? 0 : saysPayout ? lines + broughtForward : Math.Min(lines + broughtForward, 0);
        var balance = new SettlementBalance
        {
            Lines = new Money(lines, currency),
            BroughtForward = new Money(broughtForward, currency),
            Payout = new Money(payout, currency),
            PayoutLines = payoutLines is { } amount ? new Money(amount, currency) : null,
            CarriedForward = new Money(carriedForward, currency),
        };
        return balance.Holds ? balance : balance with { Items = Explain(balance) };
    }

    private List<ResidualItem> Explain(SettlementBalance balance)
    {
        var sought = Math.Abs(balance.Residual.Amount);
        var same = new List<ResidualItem>();
        var others = new List<ResidualItem>();
        foreach (var i in _idOrder)
        {
            ref readonly var line = ref _store.Lines[i];
            if (_store.Currencies[line.Currency] != balance.Lines.Currency || _rows[line.Key] is not { } row)
                continue;
            var cause = Outcome(line, row) switch
            {
                LineOutcome.NotApplicable => ResidualCause.NotApplicable,
                LineOutcome.OnAccount => ResidualCause.OnAccount,
                LineOutcome.BookedElsewhere => ResidualCause.BookedElsewhere,
                LineOutcome.Ignored => ResidualCause.Ignored,
                LineOutcome.Booked when HasUnexpectedSign(line, row) => ResidualCause.UnexpectedSign,
                LineOutcome.Booked when line.State != SettlementLineState.Paid => ResidualCause.NotPaid,
                LineOutcome.Booked when Math.Abs(line.Amount) == sought => ResidualCause.SameAmount,
                _ => ResidualCause.Unspecified,
            };
            var list = Math.Abs(line.Amount) == sought ? same : others;
            if (cause != ResidualCause.Unspecified && list.Count < MaxResidualItems)
                list.Add(new ResidualItem(cause, line.Id, row.Type, line.OrderId, new Money(line.Amount, balance.Lines.Currency)));
        }

        return [.. same.Concat(others).Take(MaxResidualItems)];
    }

    private SettlementJournal Journal(List<SettlementBalance> balances)
    {
        foreach (var balance in balances)
        {
            var currency = balance.Lines.Currency;
            AddTo(_groups, new JournalKey(currency, _fees.Payout, null, null, null, null), -balance.Payout.Amount);
            if (_fees.CarriedForward is { } carried)
                AddTo(_groups, new JournalKey(currency, carried, null, null, null, null), balance.BroughtForward.Amount - balance.CarriedForward.Amount);
        }

        foreach (var line in _context.Posted.SelectMany(static j => j.Lines))
            AddTo(_groups, JournalKey.Of(line), line.Debit.Amount - line.Credit.Amount);

        var belongsTo = _context.Date ?? DateOnly.FromDateTime((_cycle.PaidAt ?? _cycle.CreatedAt).UtcDateTime);
        var keys = _groups.Where(static g => g.Value != 0).Select(static g => g.Key).ToList();
        keys.Sort(JournalKey.Compare);
        return new SettlementJournal
        {
            CycleId = _cycle.Id,
            BelongsTo = belongsTo,
            PostingDate = _context.ClosedThrough is { } closed && closed >= belongsTo ? closed.AddDays(1) : belongsTo,
            IsCorrection = _context.Posted.Count > 0,
            PayoutReference = _cycle.PayoutReference,
            Lines = [.. keys.Select(k => k.Line(_groups[k]))],
        };
    }

    private SettlementProof Proof(List<SettlementBalance> balances, SettlementJournal? journal) => new()
    {
        CycleId = _cycle.Id,
        FeeTableVersion = _fees.Version,
        Lines = _store.Count,
        LinesHash = _store.Hash(_idOrder),
        Totals =
        [
            .. _totals.OrderBy(static t => t.Key.Currency.Value, StringComparer.Ordinal).ThenBy(static t => t.Key.Type, StringComparer.Ordinal)
                .ThenBy(static t => t.Key.Treatment).ThenBy(static t => t.Key.Outcome)
                .Select(static t => new ProofTotal(t.Key.Type, t.Key.Currency.Value, t.Key.Treatment, t.Key.Outcome, t.Value.Lines, t.Value.Credited, t.Value.Debited)),
        ],
        Balances =
        [
            .. balances.Select(static b => new ProofBalance(
                b.Lines.Currency.Value, b.Lines.Amount, b.BroughtForward.Amount, b.Payout.Amount, b.CarriedForward.Amount, b.Residual.Amount)),
        ],
        Accounts =
        [
            .. (journal?.Lines ?? []).GroupBy(static l => JournalKey.Of(l) with { OrderId = null, LineId = null })
                .Select(static g => new ProofAccount(
                    g.Key.Target.Kind, g.Key.Target.Number, g.Key.TaxCode, g.Key.Dimension, g.Key.Currency.Value,
                    g.Sum(static l => l.Debit.Amount), g.Sum(static l => l.Credit.Amount))),
        ],
    };

    private void RefuseBrokenLines()
    {
        List<string> broken = [.. _store.Broken, .. _cycle.Payouts.Where(static p => p.Currency == default || !LineStore.IsExact(p.Amount)).Select(static p => "the payout: no currency, or an amount that is not exact").Distinct()];
        if (broken.Count > 0)
        {
            Refuse(
                ReasonCatalogue.SettlementLineBroken, "The cycle holds lines that cannot be read.", "Read the cycle again; if they come again, take them to the marketplace.",
                [.. broken.Select(static b => new Fact("line", b))]);
        }

        if (_store.Conflicts() is { Count: > 0 } conflicts)
        {
            Refuse(
                ReasonCatalogue.SettlementLineConflict, "Lines came with two contents, and nothing tells which is the later one.",
                "Read the cycle again; if it stays, ask the marketplace which content is right.",
                new Fact("lines", string.Join(", ", conflicts.Take(MaxExamples))), new Fact("number", Text(conflicts.Count)));
        }
    }

    private void RefuseTypes()
    {
        RefuseTypes(
            FeeTreatment.Unspecified, ReasonCatalogue.SettlementTypeUnknown, "The cycle holds transaction types that no fee row knows.",
            "Decide with finance how they are booked and add rows for them; then the cycle is booked whole.");
        RefuseTypes(
            FeeTreatment.Reject, ReasonCatalogue.SettlementTypeRejected, "The cycle holds transaction types that the fee table rejects.",
            "Ask the operator why they appear; if they are right, decide with finance how they are booked.");
    }

    private void RefuseTypes(FeeTreatment treatment, Reason reason, string message, string remedy)
    {
        var totals = _totals.Where(t => t.Key.Outcome == LineOutcome.Undecided && t.Key.Treatment == treatment).ToList();
        if (totals.Count == 0)
            return;
        var types = totals.Select(static t => t.Key.Type).Distinct().Order(StringComparer.Ordinal).ToList();
        Refuse(
            reason, message, remedy,
            [
                new Fact("types", string.Join(", ", types.Take(MaxTypes))), new Fact("number of types", Text(types.Count)), new Fact("lines", Text(totals.Sum(static t => t.Value.Lines))),
                .. totals.GroupBy(static t => t.Key.Currency).OrderBy(static g => g.Key.Value, StringComparer.Ordinal)
                    .Select(static g => new Fact("amount", new Money(g.Sum(static t => t.Value.Net), g.Key).ToString())),
            ]);
    }

    private void RefuseBalance(SettlementBalance balance)
    {
        var payoutLines = balance.PayoutLines is { } lines ? new Fact("payout lines", lines.ToString()) : null;
        Refuse(
            ReasonCatalogue.SettlementResidual, "The lines of the cycle do not add up to its payout.",
            "Look at the listed transactions, read late lines, and ask the operator for the rest; a cycle that pays nothing needs an account to be carried forward on, and what it left has to be brought forward to the next.",
            [
                new Fact("residual", balance.Residual.ToString()), new Fact("lines", balance.Lines.ToString()), new Fact("payout", balance.Payout.ToString()),
                .. payoutLines is null ? (Fact[])[] : [payoutLines],
                .. balance.Items.Take(MaxExamples).Select(static i => new Fact("suspect", $"{i.LineId} {i.Type} {i.Amount} {i.Cause}")),
            ]);
    }

    private void Refuse(Reason reason, string message, string remedy, params IReadOnlyList<Fact> facts) => _refusals.Add(new Refusal
    {
        Reason = reason,
        Message = message,
        Remedy = remedy,
        Facts = [new Fact("cycle", _cycle.Id), .. facts],
        Table = FeeMap.TableName,
        TableVersion = _fees.Version,
    });

    private void Find(SettlementFindingKind kind, string type, CurrencyCode currency, in LineStore.StoredLine line)
    {
        ref var finding = ref CollectionsMarshal.GetValueRefOrAddDefault(_findings, new FindingKey(kind, type, currency), out _);
        finding.Examples ??= [];
        finding.Sum.Add(line.Amount);
        if (finding.Examples.Count < MaxExamples)
            finding.Examples.Add(line.Id);
    }

    private static void AddTo<TKey>(Dictionary<TKey, decimal> sums, TKey key, decimal amount)
        where TKey : notnull =>
        CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _) += amount;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private readonly record struct TotalKey(string Type, CurrencyCode Currency, FeeTreatment Treatment, LineOutcome Outcome);

    private readonly record struct FindingKey(SettlementFindingKind Kind, string Type, CurrencyCode Currency);

    private readonly record struct OrderFee(string OrderId, string Type, CurrencyCode Currency);

    private struct Sum
    {
        internal int Lines { get; private set; }

        internal decimal Credited { get; private set; }

        internal decimal Debited { get; private set; }

        internal readonly decimal Net => Credited - Debited;

        internal void Add(decimal amount)
        {
            Lines++;
            if (amount >= 0)
                Credited += amount;
            else
                Debited -= amount;
        }
    }
}
