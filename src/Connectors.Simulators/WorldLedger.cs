using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger;
using Connectors.Simulators.Ledger.Checks;
using Connectors.Simulators.Ledger.Events;
using Connectors.Simulators.Mirakl;

namespace Connectors.Simulators;

/// <summary>The book of what really happened, kept by the vendors themselves, and its judge. Safe for use by several threads.</summary>
public sealed class WorldLedger
{
    private readonly WorldState _world;
    private readonly IReadOnlyList<ISimulatedVendor> _vendors;
    private readonly Func<StockReading> _stock;
    private readonly Func<IReadOnlyList<ShownPrice>> _prices;

    /// <param name="world">The world.</param>
    /// <param name="vendors">Who is in it.</param>
    /// <param name="stock">What the marketplace shows beside what is there; asked for under the lock of the world.</param>
    /// <param name="prices">What the marketplace asks for each offer; asked for under the lock of the world.</param>
    internal WorldLedger(WorldState world, IReadOnlyList<ISimulatedVendor> vendors, Func<StockReading> stock, Func<IReadOnlyList<ShownPrice>> prices)
    {
        _world = world;
        _vendors = vendors;
        _stock = stock;
        _prices = prices;
    }

    /// <summary>What happened to the order; null when it has not arrived.</summary>
    /// <param name="orderId">The marketplace's order id.</param>
    public LedgerEntry? Find(string orderId)
    {
        ArgumentNullException.ThrowIfNull(orderId);
        var stories = StoryBook.Read(Events());
        return stories.Find(orderId) is { } story ? Entry(story, Troubles(stories)) : null;
    }

    /// <summary>What happened to every order that has arrived, by arrival; never null.</summary>
    public IReadOnlyList<LedgerEntry> Entries()
    {
        var stories = StoryBook.Read(Events());
        var troubles = Troubles(stories);
        return [.. stories.Orders.Select(o => Entry(o, troubles))];
    }

    /// <summary>Judges the day.</summary>
    /// <param name="claims">What the seller says about it; null says nothing, so that planted trouble explains what waits for it.</param>
    public LedgerReport Check(LedgerClaims? claims = null)
    {
        var (events, now, calls, faults, stock, prices) = Read();
        var audit = Audit.Of(events, Terms(_world.Options, now, claims ?? new LedgerClaims()), stock, prices);
        var all = audit.Stories.Orders.ConvertAll(o => (Story: o, Entry: Entry(o, [])));
        var (orders, ofStore) = (all.FindAll(static o => o.Entry.Store is null), all.FindAll(static o => o.Entry.Store is not null));
        return new LedgerReport
        {
            Orders = orders.Count,
            Accepted = orders.Count(static o => o.Entry.Acceptances > 0 && o.Story.Now() is { IsAccepted: true }),
            Refused = orders.Count(static o => o.Entry.Acceptances > 0 && o.Story.Now() is { IsAccepted: false }),
            AcceptanceMissed = orders.Count(static o => o.Entry.AcceptanceMissed),
            Cancelled = orders.Count(static o => o.Entry.State == "CANCELED"),
            InErp = orders.Count(static o => o.Entry.ErpOrders > 0),
            InWarehouse = orders.Count(static o => o.Entry.WarehouseOrders > 0),
            Dispatched = orders.Count(static o => IsAllGone(o.Story, o.Entry)),
            Confirmed = orders.Count(static o => o.Entry.Confirmations > 0 && o.Story.Marketplace.OfType<OrderMoved>().Any(static m => m.State == "SHIPPED")),
            StoreOrders = ofStore.Count,
            StoreInErp = ofStore.Count(static o => o.Entry.ErpOrders > 0),
            StoreDispatched = ofStore.Count(static o => IsAllGone(o.Story, o.Entry)),
            StoreConfirmed = ofStore.Count(static o => o.Entry.State == "SHIPPED"),
            Returns = audit.Stories.Orders.Sum(static o => o.Marketplace.OfType<ReturnAsked>().Count()),
            Credited = audit.Stories.Orders.Sum(static o => o.Events.OfType<CreditNotePosted>().Count()),
            PaidBack = audit.Stories.Orders.Sum(static o => o.Marketplace.OfType<QuantityRefunded>().Count(static r => r.By == Actor.Seller)),
            Payouts = audit.Stories.Cycles.Count,
            PaidOut = audit.Stories.Cycles.Sum(static c => c.Payout),
            Booked = SettlementCheck.Booked(audit.Stories),
            Offers = stock.Offers.Count,
            OffersAstray = stock.Offers.Count(static o => !o.IsRight),
            Priced = claims?.Prices?.Count ?? 0,
            PricesAstray = PriceCheck.Astray(claims?.Prices, prices).Count(),
            Lost = audit.Findings.Where(static f => f.Kind == LedgerFindingKind.Lost).DistinctBy(static f => f.OrderId).Count(),
            Doubled = audit.Findings.Count(static f => f.Kind == LedgerFindingKind.Doubled),
            Outstanding = audit.Outstanding,
            FindingDetails = audit.Findings,
            Calls = calls,
            FaultsInjected = faults,
        };
    }

    /// <summary>Everything that happened so far, as it was written.</summary>
    internal IReadOnlyList<WorldEvent> Events()
    {
        lock (_world.Gate)
        {
            _world.CatchUp();
            return [.. _world.Events.Events];
        }
    }

    internal static AuditTerms Terms(SimulationOptions options, DateTimeOffset now, LedgerClaims claims) => new()
    {
        Now = now,
        SettleTime = options.SettleTime,
        NewsTime = options.NewsTime,
        PostingTime = claims.PostsDispatches ? options.SettleTime : options.BackOfficeDelay + TimeSpan.FromDays(1),
        TellsParts = options.MultiShipment,
        Marketplace = options.MarketplaceName,
        DeliveryItem = ErpCompany.DeliveryItem,
        FeeAccount = ErpCompany.FeeAccount,
        CommissionAccount = ErpCompany.CommissionAccount,
        CommissionTaxAccount = ErpCompany.FeeTaxAccount,
        Services = (claims.MapsDeliveryServices && options.RecordedOrdersDirectory is null ? TableWriter.DeliveryServices : []).ToDictionary(
            static s => s.Code, static IReadOnlyList<string> (s) => [s.Text], StringComparer.Ordinal),
        CarrierSites = MiraklPlatform.Carriers.Where(static c => c.Url is not null).ToDictionary(static c => c.Code, static c => new Uri(c.Url!), StringComparer.Ordinal),
        ClockOffset = options.Time.ClockOffset,
        BooksJournals = options.BusinessCentral.JournalsPosted > 0m,
        Claims = claims,
    };

    private (IReadOnlyList<WorldEvent> Events, DateTimeOffset Now, IReadOnlyDictionary<string, long> Calls, IReadOnlyDictionary<string, long> Faults, StockReading Stock, IReadOnlyList<ShownPrice> Prices) Read()
    {
        lock (_world.Gate)
        {
            var now = _world.CatchUp();
            return (
                [.. _world.Events.Events],
                now,
                _vendors.ToDictionary(static v => v.Api.Name, static v => v.Api.Calls),
                _vendors.ToDictionary(static v => v.Api.Name, static v => v.Api.Faults.Injected),
                _stock(),
                _prices());
        }
    }

    private static Dictionary<string, string> Troubles(StoryBook stories)
    {
        var troubles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var trouble in stories.Troubles)
        {
            if (trouble.OrderId is { } order)
                troubles.TryAdd(order, trouble.Kind);
        }

        return troubles;
    }

    private static bool IsAllGone(OrderStory story, LedgerEntry entry) => entry.WarehouseOrders > 0 && !story.Now().ToSend().Beyond(story.Left(OrderStory.All)).Any();

    private static LedgerEntry Entry(OrderStory story, Dictionary<string, string> troubles)
    {
        var decisions = story.Marketplace.OfType<OrderDecided>().ToList();
        var lines = story.Now().Lines;
        return new LedgerEntry
        {
            OrderId = story.OrderId,
            Store = story.Placed.Order.Store,
            State = story.State,
            ArrivedAt = story.Placed.At,
            DecidedAt = decisions.Find(static d => d.By != Actor.Vendor)?.At,
            Acceptances = decisions.Count(static d => d.By != Actor.Vendor),
            AcceptanceMissed = decisions.Exists(static d => d is { By: Actor.Vendor, Accepted.Count: 0 }),
            ErpOrders = story.Sales.Count,
            ErpOrdersAtOnce = story.SalesAtOnce(),
            WarehouseOrders = story.Warehouse.Count,
            OrderedUnits = lines.Where(static l => !l.Refused).Sum(static l => l.Line.GoodsOf(l.Line.Quantity).Sum(static g => g.Units)),
            RequestedUnits = story.Requested(OrderStory.All).Total,
            DispatchedUnits = story.Left(OrderStory.All).Total,
            ConfirmedUnits = story.Confirmed(OrderStory.All).Total,
            Confirmations = story.Marketplace.OfType<ShipmentConfirmed>().Count(static c => c.By != Actor.Vendor),
            Planted = story.Placed.Order.OperatorShips ? "operator-ships" : troubles.GetValueOrDefault(story.OrderId),
        };
    }
}
