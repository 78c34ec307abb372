using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Faults;
using Connectors.Simulators.Mirakl;
using Connectors.Simulators.Patchworks;
using Connectors.Simulators.ShipBob;
using Connectors.Simulators.Shopify;
using Connectors.Simulators.SparkLayer;
using Connectors.Simulators.Time;

namespace Connectors.Simulators;

/// <summary>What kind of day the simulated world has. The defaults make a believable trading day; equal options give equal worlds.</summary>
/// <remarks>Shares are fractions from 0 to 1. Every duration is simulated time.</remarks>
public sealed record SimulationOptions
{
    /// <summary>The clock that drives the world; it stands still unless the caller moves it. The world begins at its present instant, with an <see cref="AcceleratedClock"/> at its epoch.</summary>
    public TimeProvider Clock { get; init; } = new VirtualClock(new DateTimeOffset(2026, 3, 2, 7, 0, 0, TimeSpan.Zero));

    /// <summary>Seed of orders, fates and faults.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many orders arrive over the trading window; zero leaves the world empty.</summary>
    public int Orders { get; init; } = 200;

    /// <summary>Over which time the orders arrive, most of them around midday.</summary>
    public TimeSpan TradingWindow { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How long the marketplace waits for acceptance before it refuses the order.</summary>
    public TimeSpan AcceptanceWindow { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long an order may wait with nothing to explain it before the ledger calls it lost.</summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromHours(12);

    /// <summary>
    /// How long news may be under way in the seller's program: what it begins for an order that is off for less is no finding, and has to be taken back all the same. Zero, the default, is for a clock that stands
    /// while the program works; where it runs on, a second of the program's is a second by the clock's rate.
    /// </summary>
    public TimeSpan NewsTime { get; init; }

    /// <summary>Shortest time from acceptance to debit.</summary>
    public TimeSpan ShortestDebitDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest time from acceptance to debit.</summary>
    public TimeSpan LongestDebitDelay { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>Shortest time from warehouse order to first parcel.</summary>
    public TimeSpan ShortestDispatchDelay { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Longest time from warehouse order to first parcel.</summary>
    public TimeSpan LongestDispatchDelay { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How long after complete dispatch the back office ships and invoices the sales order, which then leaves the order list; null is never: the seller's program posts. Default null.</summary>
    public TimeSpan? BackOfficeDelay { get; init; }

    /// <summary>Share of requests that meet an injected fault.</summary>
    public decimal FaultRate { get; init; }

    /// <summary>How strictly calls are counted.</summary>
    public CallLimitMode CallLimits { get; init; }

    /// <summary>How far back OR11 shifts <c>start_update_date</c>, so that repeats occur.</summary>
    public TimeSpan UpdateDateShift { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether OR11 answers 400 to a page size over 100 instead of cutting it to 100.</summary>
    public bool RefusesOversizedPages { get; init; }

    /// <summary>Whether the marketplace takes several shipments per order (ST01); otherwise OR23 and OR24 only.</summary>
    public bool MultiShipment { get; init; } = true;

    /// <summary>Whether the marketplace accepts orders by itself, so that none ever waits for the seller.</summary>
    public bool AcceptsAutomatically { get; init; }

    /// <summary>Whether lines of one order may be decided differently.</summary>
    public bool PartialAcceptance { get; init; }

    /// <summary>Whether addresses are readable before acceptance and debit.</summary>
    public bool AddressesBeforeAcceptance { get; init; }

    /// <summary>Whether carriers that the marketplace has not registered are refused.</summary>
    public bool RefusesUnregisteredCarriers { get; init; } = true;

    /// <summary>Share of warehouse orders sent by a carrier that <see cref="SampleTables.Carriers"/> leaves out.</summary>
    public decimal UnmappedCarrierShare { get; init; } = 0.01m;

    /// <summary>Share of orders with a pack that <see cref="SampleTables.Units"/> leaves out.</summary>
    public decimal UnknownPackShare { get; init; } = 0.005m;

    /// <summary>Share of warehouse orders sent in two or three parcels.</summary>
    public decimal PartialDispatchShare { get; init; } = 0.15m;

    /// <summary>Share of split warehouse orders whose parcels also split cases.</summary>
    public decimal BrokenPackShare { get; init; }

    /// <summary>Share of warehouse orders whose first tracking number is replaced later.</summary>
    public decimal TrackingCorrectionShare { get; init; } = 0.03m;

    /// <summary>Share of orders that the customer cancels.</summary>
    public decimal CustomerCancellationShare { get; init; } = 0.02m;

    /// <summary>Share of received orders whose customer sends one line back; none by default.</summary>
    public decimal ReturnShare { get; init; }

    /// <summary>Time between two payouts of the marketplace. A cycle is closed only when there is something to pay out.</summary>
    public TimeSpan BillingCycle { get; init; } = TimeSpan.FromDays(10);

    /// <summary>How long the marketplace works on an import or an export before it is complete.</summary>
    public TimeSpan ImportTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Share of orders whose payment is refused.</summary>
    public decimal PaymentRefusalShare { get; init; } = 0.02m;

    /// <summary>Share of orders whose address comes some minutes after the order became SHIPPING.</summary>
    public decimal LateAddressShare { get; init; } = 0.05m;

    /// <summary>Share of orders that the operator ships.</summary>
    public decimal OperatorShipsShare { get; init; }

    /// <summary>Whether answers drift as vendors allow themselves: unknown members and words, other member order, trailing zeros, null for empty lists.</summary>
    public bool Drift { get; init; }

    /// <summary>Whether Business Central writes enumeration members escaped (<c>_x0020_</c>).</summary>
    public bool EscapesErpWords { get; init; } = true;

    /// <summary>
    /// Whether Business Central has the companion extension of <c>docs/business-central-companion.md</c>, under <see cref="SimulatedWorld.CompanionRoute"/>; people write tracking numbers on posted
    /// shipments then. Default false.
    /// </summary>
    public bool Companion { get; init; }

    /// <summary>How many Business Central requests may wait beside the five in work before 429.</summary>
    public int ErpQueueLength { get; init; } = 95;

    /// <summary>What the marketplace does beside the ordinary course; nothing by default.</summary>
    public MiraklBehaviours Mirakl { get; init; } = new();

    /// <summary>What the ERP does beside the ordinary course; nothing by default.</summary>
    public BusinessCentralBehaviours BusinessCentral { get; init; } = new();

    /// <summary>What the warehouse does beside the ordinary course; nothing by default.</summary>
    public ShipBobBehaviours ShipBob { get; init; } = new();

    /// <summary>The store that businesses order from, beside the other three; null is no store. Default null.</summary>
    public ShopifyBehaviours? Shopify { get; init; }

    /// <summary>What the B2B layer does; null, the default, is a world without one.</summary>
    public SparkLayerBehaviours? SparkLayer { get; init; }

    /// <summary>What the integration platform does; null, the default, is a world without one.</summary>
    public PatchworksBehaviours? Patchworks { get; init; }

    /// <summary>What happens to requests on the way between seller and vendor, beside <see cref="FaultRate"/>; nothing by default.</summary>
    public WayBehaviours Way { get; init; } = new();

    /// <summary>What comes late or out of step; nothing by default. (The clock itself is <see cref="Clock"/>.)</summary>
    public TimeBehaviours Time { get; init; } = new();

    /// <summary>Directory with recorded pages <c>or11-*.json</c> to serve instead of generated orders; null generates them.</summary>
    public string? RecordedOrdersDirectory { get; init; }

    /// <summary>Loopback port of the Mirakl listener; the others take the following ports. Zero takes any free ones.</summary>
    public int Port { get; init; }

    /// <summary>Connection name of the marketplace in <see cref="SampleTables"/>.</summary>
    public string MarketplaceName { get; init; } = "bq";

    /// <summary>Connection name of the warehouse in <see cref="SampleTables"/>.</summary>
    public string WarehouseName { get; init; } = "shipbob";

    /// <summary>System name of the ERP in <see cref="SampleTables.UnitAliases"/>.</summary>
    public string ErpName { get; init; } = "business-central";
}
