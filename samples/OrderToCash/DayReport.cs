using System.Text.Json.Serialization;
using Connectors.Simulators;

namespace OrderToCash;

/// <summary>What came of a day. The JSON form is stable: members are added, never renamed.</summary>
internal sealed record DayReport
{
    public required OrderCounts Orders { get; init; }

    public required IReadOnlyList<HoldCount> Holds { get; init; }

    public required IReadOnlyList<HoldCount> Warnings { get; init; }

    /// <summary>What held orders for a while and was mended while the day went on.</summary>
    public required IReadOnlyList<HoldCount> Mended { get; init; }

    public required ClockMargins Acceptance { get; init; }

    public required ClockMargins Dispatch { get; init; }

    public required ShipmentCounts Shipments { get; init; }

    /// <summary>What really happened, by the simulators' own books; null with real systems.</summary>
    public LedgerVerdict? Ledger { get; init; }

    public required bool JournalWhole { get; init; }

    public required long ElapsedMs { get; init; }

    public required long FaultsInjected { get; init; }
}

/// <summary>Orders by how far they came; an order counts at each step it passed.</summary>
internal sealed record OrderCounts
{
    public int Received { get; set; }

    public int Accepted { get; set; }

    public int Posted { get; set; }

    public int Released { get; set; }

    public int Dispatched { get; set; }

    public int Confirmed { get; set; }

    public int Held { get; set; }

    public int Ignored { get; set; }

    public int Cancelled { get; set; }

    public int Lost { get; set; }
}

internal sealed record HoldCount(string Code, string Owner, int Count);

/// <summary>Time left on a clock when its work was done; null when nothing was done.</summary>
internal sealed record ClockMargins(TimeSpan? Least, TimeSpan? Median, int Late);

internal sealed record ShipmentCounts(int Confirmed, int OrdersInSeveral);

internal sealed record LedgerVerdict(int Lost, int Duplicated, IReadOnlyList<string> Findings)
{
    /// <summary>Calls an order, by vendor: what each vendor was asked all day, polls too, over the orders that it had.</summary>
    public IReadOnlyDictionary<string, decimal> CallsPerOrder { get; init; } = new Dictionary<string, decimal>();

    /// <summary>What still waits, with its age and value.</summary>
    public IReadOnlyList<WaitingOrder> Waiting { get; init; } = [];

    /// <summary>Calls of the other flows, by flow and vendor: those no order costs.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> OtherCalls { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, long>>();

    /// <summary>What the marketplace shows; null when stock was not published.</summary>
    public StockCounts? Stock { get; init; }

    /// <summary>What the marketplace asks for offers; null when prices were not told, or by a table of the user's own.</summary>
    public PriceCounts? Prices { get; init; }

    /// <summary>What businesses ordered in the store; null where there is none.</summary>
    public TradeCounts? Trade { get; init; }

    /// <summary>What came back; null when returns were not worked on.</summary>
    public ReturnCounts? Returns { get; init; }

    /// <summary>What was paid out; null when settlements were not booked.</summary>
    public SettlementSums? Settlement { get; init; }

    /// <summary>The verdict on a day of orders: every call is theirs.</summary>
    /// <param name="ledger">What the simulators say.</param>
    public static LedgerVerdict Of(LedgerReport ledger) => Of(ledger, new Dictionary<string, IReadOnlyDictionary<string, long>>());

    /// <summary>The verdict on a week of all flows.</summary>
    /// <param name="ledger">What the simulators say.</param>
    /// <param name="others">Calls that no order costs, by flow and vendor.</param>
    public static LedgerVerdict OfWeek(LedgerReport ledger, IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> others) => Of(ledger, others) with
    {
        Stock = new StockCounts(ledger.Offers, ledger.OffersAstray),
        Prices = ledger.Priced == 0 ? null : new PriceCounts(ledger.Priced, ledger.PricesAstray),
        Trade = ledger.StoreOrders == 0 ? null : new TradeCounts(ledger.StoreOrders, ledger.StoreInErp, ledger.StoreDispatched, ledger.StoreConfirmed, CallsOfTrade(others, ledger.StoreOrders)),
        Returns = new ReturnCounts(ledger.Returns, ledger.Credited, ledger.PaidBack),
        Settlement = new SettlementSums(ledger.Payouts, ledger.PaidOut, ledger.Booked),
    };

    private static Dictionary<string, decimal> CallsOfTrade(IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> others, int orders) =>
        others.TryGetValue(CallsByFlow.Trade, out var calls) ? calls.ToDictionary(static c => c.Key, c => Math.Round((decimal)c.Value / orders, 2)) : [];

    private static LedgerVerdict Of(LedgerReport ledger, IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> others) => new(ledger.Lost, ledger.Doubled, ledger.Findings)
    {
        CallsPerOrder = ledger.Calls.Where(static c => c.Key != CallsByFlow.Store)
            .ToDictionary(static c => c.Key, c => Math.Round((decimal)(c.Value - others.Values.Sum(f => f.GetValueOrDefault(c.Key))) / Math.Max(1, ledger.Orders), 2)),
        OtherCalls = others,
        Waiting = [.. ledger.Outstanding.Select(static o => new WaitingOrder(o.OrderId, o.Step, o.Age, o.Value, o.Currency, o.IsHeld))],
    };
}

internal sealed record StockCounts(int Offers, int Astray);

internal sealed record PriceCounts(int Offers, int Astray);

/// <summary>Orders of businesses by how far they came, and what one costs in calls, by vendor, beside the polls.</summary>
internal sealed record TradeCounts(int Placed, int InErp, int Dispatched, int Told, IReadOnlyDictionary<string, decimal> CallsPerOrder);

internal sealed record ReturnCounts(int Asked, int Credited, int PaidBack);

internal sealed record SettlementSums(int Payouts, decimal PaidOut, decimal Booked);

internal sealed record WaitingOrder(string Order, string Step, TimeSpan Age, decimal Value, string Currency, bool Held);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(DayReport))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
