using System.Globalization;
using Connectors.Simulators.Ledger.Checks;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger;

/// <summary>
/// One judgement: a pure function of what happened and of the terms. Every check compares contents in the order of time; none knows the seller's program.
/// </summary>
internal sealed class Audit
{
    private static readonly Action<Audit, OrderStory>[] Checks =
    [
        AcceptanceCheck.Run, SalesOrderCheck.Run, WarehouseOrderCheck.Run, ParcelCheck.Run, ConfirmationCheck.Run, TrackingCheck.Run, StoreCheck.Run, RefundCheck.Run, CreditCheck.Run, DutyCheck.Run,
    ];

    private readonly List<LedgerFinding> _findings = [];
    private readonly List<OutstandingOrder> _outstanding = [];
    private readonly Dictionary<string, SellerHabits> _habits;

    private Audit(IReadOnlyList<WorldEvent> events, AuditTerms terms)
    {
        Terms = terms;
        Stories = StoryBook.Read(events);
        Excuses = new Excuses(Stories, terms);
        _habits = Stories.Orders.ToLookup(static o => o.Placed.Order.Store).Select(static o => (Store: o.Key ?? string.Empty, Habits: SellerHabits.Of([.. o]))).ToDictionary(static h => h.Store, static h => h.Habits, StringComparer.Ordinal);
    }

    public AuditTerms Terms { get; }

    public StoryBook Stories { get; }

    public Excuses Excuses { get; }

    /// <summary>By time.</summary>
    public IReadOnlyList<LedgerFinding> Findings => _findings;

    public IReadOnlyList<OutstandingOrder> Outstanding => _outstanding;

    /// <summary>Judges.</summary>
    /// <param name="events">What happened.</param>
    /// <param name="terms">What holds.</param>
    /// <param name="stock">What the marketplace shows now, beside what is there; null leaves it out.</param>
    /// <param name="prices">What the marketplace asks for each offer now; null leaves it out.</param>
    public static Audit Of(IReadOnlyList<WorldEvent> events, AuditTerms terms, StockReading? stock = null, IReadOnlyList<ShownPrice>? prices = null)
    {
        var audit = new Audit(events, terms);
        StrangerCheck.Run(audit);
        SettlementCheck.Run(audit);
        FeeCheck.Run(audit);
        StockCheck.Run(audit, events, stock ?? StockReading.None);
        PriceCheck.Run(audit, prices ?? []);
        foreach (var story in audit.Stories.Orders)
        {
            foreach (var check in Checks)
                check(audit, story);
        }

        audit._findings.Sort(static (a, b) => a.At.CompareTo(b.At));
        return audit;
    }

    /// <summary>What the seller does with the orders of a store, or of the marketplace.</summary>
    public SellerHabits HabitsOf(BuyerOrder order) => _habits[order.Store ?? string.Empty];

    /// <summary>Whether the order was off when something began, and had been for as long as news takes.</summary>
    public bool WasKnownOff(OrderStory story, WorldEvent begun) =>
        Entitlement.After(story, happened => happened.Sequence <= begun.Sequence && happened.At <= begun.At - Terms.NewsTime).IsOff;

    public void Lost(string code, DateTimeOffset at, string expected, string actual) => Find(LedgerFindingKind.Lost, null, code, at, expected, actual);

    public void Lost(OrderStory story, string code, DateTimeOffset at, string expected, string actual) => Find(LedgerFindingKind.Lost, story, code, at, expected, actual);

    public void Doubled(string code, DateTimeOffset at, string expected, string actual) => Find(LedgerFindingKind.Doubled, null, code, at, expected, actual);

    public void Doubled(OrderStory story, string code, DateTimeOffset at, string expected, string actual) => Find(LedgerFindingKind.Doubled, story, code, at, expected, actual);

    public void Wrong(OrderStory? story, string code, DateTimeOffset at, string expected, string actual) => Find(LedgerFindingKind.Wrong, story, code, at, expected, actual);

    public void Waits(OrderStory story, string step, DateTimeOffset since, Entitlement? then = null)
    {
        var now = then ?? story.Now();
        _outstanding.Add(new OutstandingOrder(story.OrderId, step, since, Excuses.TroubleNow(story, step))
        {
            IsHeld = Excuses.IsHeldNow(story, step),
            Age = Terms.Now - since,
            Value = now.Lines.Where(static l => !l.Refused).Sum(static l => l.Amount),
            Currency = now.Order.Currency,
        });
    }

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Find(LedgerFindingKind kind, OrderStory? story, string code, DateTimeOffset at, string expected, string actual) =>
        _findings.Add(new LedgerFinding { Kind = kind, Code = code, OrderId = story?.OrderId, At = at, Expected = expected, Actual = actual });
}
