using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Accounts;
using Connectors.Flows.B2BOrders;
using Connectors.Flows.B2BOrders.StoreRefunds;
using Connectors.Flows.B2BPrices;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.MarketplaceOrders.Platform;
using Connectors.Flows.MarketplaceOrders.References;
using Connectors.Flows.MarketplaceOrders.Setup;
using Connectors.Flows.Refunds;
using Connectors.Flows.Prices;
using Connectors.Flows.Returns;
using Connectors.Flows.Settlement;
using Connectors.Flows.Stock;
using Connectors.Flows.Tests.Accounts;
using Connectors.Flows.Tests.B2BOrders;
using Connectors.Flows.Tests.BackOffice;
using Connectors.Flows.Tests.StoreRefunds;
using Connectors.Flows.Tests.B2BPrices;
using Connectors.Flows.Tests.Notifications;
using Connectors.Flows.Tests.Prices;
using Connectors.Flows.Tests.Returns;
using Connectors.Flows.Tests.Settlement;
using Connectors.Flows.Tests.Stock;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>
/// States, inputs and effects live longer than a release: what each format looks like stands in files under <c>Golden/{format}</c>. A change of what is written
/// needs a new format number, an upgrade step and a folder of its own; the folders before it stay as tests. <c>UPDATE_GOLDEN=1</c> writes the newest.
/// </summary>
public sealed class GoldenFileTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Name, JsonTypeInfo Type, Func<object> Make)[] Kept =
    [
        ("order-state", OrderJsonContext.Default.OrderState, static () => FullState()),
        .. Inputs().Select(static i => ($"order-input-{Name(i)}", (JsonTypeInfo)OrderJsonContext.Default.OrderInput, (Func<object>)(() => i))),
        .. Effects().Select(static e => ($"order-effect-{Name(e)}", (JsonTypeInfo)OrderJsonContext.Default.OrderEffect, (Func<object>)(() => e))),
        ("order-state-decided", OrderJsonContext.Default.OrderState, static () => DecidedState()),
        ("order-state-in-erp", OrderJsonContext.Default.OrderState, static () => InErpState()),
        ("order-state-charged", OrderJsonContext.Default.OrderState, static () => ChargedState()),
        ("order-state-rest", OrderJsonContext.Default.OrderState, static () => RestState()),
        ("poll-state", EngineJsonContext.Default.PollState, static () => new PollState
        {
            StartedAt = Given.T0, LastRunAt = Given.T0.AddMinutes(5), Watermark = Given.T0.AddMinutes(4), Continuation = "next", NewestOfRun = Given.T0.AddMinutes(3),
            Unreadable = [new UnreadableDocument("1-A", "$.price is no number")], AheadBy = TimeSpan.FromMinutes(30),
        }),
        ("poll-input", EngineJsonContext.Default.PollInput, static () => new PollInput(Given.T0, "next", [new UnreadableDocument("1-A", "$.price is no number")], TimeSpan.FromMinutes(30))),
        ("platform-state", OrderJsonContext.Default.PlatformState, static () => new PlatformState(new PlatformSnapshot("v1", Given.Carriers, Given.Several), Given.T0)),
        ("reference-state", OrderJsonContext.Default.ReferenceState, static () => new ReferenceState { Waiting = [new SellerReference(Given.Key(), "SO-1")], WrittenAt = Given.T0 }),
        ("reference-state-rush", OrderJsonContext.Default.ReferenceState, static () => new ReferenceState { Waiting = [new SellerReference(Given.Key(), "SO-1")], Behind = 2, LastRow = 7, WrittenAt = Given.T0 }),
        ("reference-input-fetched", OrderJsonContext.Default.ReferenceInput, static () => new ReferenceInput.Fetched(["000000000006"], [new SellerReference(Given.Key(), "SO-1")])),
        ("reference-input-wanted", OrderJsonContext.Default.ReferenceInput, static () => new ReferenceInput.Wanted(new SellerReference(Given.Key(), "SO-1"))),
        ("order-setup-state", OrderJsonContext.Default.OrderSetupState, static () => new OrderSetupState
        {
            CheckedAt = Given.T0, TablesVersion = "units v1", Setup = Setup(), TellsUnits = true, TellsRates = true, Unreadable = [new UnreadableDocument("1-A", "$.price is no number")],
        }),
        ("order-setup-input", OrderJsonContext.Default.OrderSetupInput, static () => new OrderSetupInput("units v1", Setup(), TellsUnits: true, TellsRates: false)),
        .. StockGolden.Kept,
        .. AccountGolden.Kept,
        .. PriceGolden.Kept,
        .. B2BPriceGolden.Kept,
        .. SettlementGolden.Kept,
        .. ReturnGolden.Kept,
        .. SubscriptionGolden.Kept,
        .. B2BGolden.Kept,
        .. AllocationGolden.Kept,
        .. StoreRefundGolden.Kept,
        ("poll-state-news", EngineJsonContext.Default.PollState, static () => new PollState { StartedAt = Given.T0, LastRunAt = Given.T0.AddMinutes(5), HasNews = true, LastRunTook = TimeSpan.FromSeconds(30) }),
        ("poll-input-news", EngineJsonContext.Default.PollInput, static () => new PollInput(null, null, [], null) { IsNews = true }),
        ("reference-input-written", OrderJsonContext.Default.ReferenceInput, static () => new ReferenceInput.Written([new SellerReference(Given.Key(), "SO-1")], [new RejectedReference(Given.Key(), "NO")])),
    ];

    public static TheoryData<string> Names => [.. Kept.Select(static k => k.Name)];

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder(string.Empty), "*.json", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder(string.Empty), f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_written_is_what_this_format_says(string name)
    {
        var (_, type, make) = Kept.Single(k => k.Name == name);
        var written = Indented(JsonSerializer.Serialize(make(), type));
        var path = Path.Combine(Folder($"{OrderMessages.Format}"), name + ".json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, written + "\n");
        }

        Assert.Equal(File.ReadAllText(path).TrimEnd(), written);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_any_format_left_is_read_and_nothing_of_it_is_lost(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var format = int.Parse(Path.GetDirectoryName(file)!, System.Globalization.CultureInfo.InvariantCulture);
        var type = Kept.Single(k => k.Name == name).Type;
        var kept = File.ReadAllText(Path.Combine(Folder(string.Empty), file));

        Assert.Equal(OrderMessages.Format, format);
        Assert.Equal(kept.TrimEnd(), Indented(JsonSerializer.Serialize(JsonSerializer.Deserialize(kept, type), type)));
    }

    [Fact]
    public void Every_input_and_effect_that_can_be_kept_has_its_file()
    {
        Assert.Equal(Leaves(typeof(MarketplaceInput), typeof(BackOfficeInput)), Inputs().Select(Name).Order());
        Assert.Equal(Leaves(typeof(MarketplaceEffect), typeof(BackOfficeEffect)), Effects().Select(Name).Order());
        Assert.Equal(Leaves(typeof(StorefrontInput)), B2BGolden.Inputs.Select(static i => i.GetType().Name).Order());
        Assert.Equal(Leaves(typeof(StorefrontEffect)), B2BGolden.Effects.Select(static e => e.GetType().Name).Order());
        Assert.Equal(Leaves(typeof(StoreRefundInput)), StoreRefundGolden.Inputs.Select(static i => i.GetType().Name).Order());
        Assert.Equal(Leaves(typeof(StoreRefundEffect)), StoreRefundGolden.Effects.Select(static e => e.GetType().Name).Order());
        Assert.Equal(Leaves(typeof(PaidBackInput)), B2BGolden.PaidBackInputs.Select(static i => i.GetType().Name).Order());
        Assert.Equal(Leaves(typeof(CreditInput)), B2BGolden.CreditInputs.Select(static i => i.GetType().Name).Order());
        Assert.Equal(Leaves(typeof(AllocationInput)), AllocationGolden.Inputs.Select(static i => i.GetType().Name).Order());
        Assert.Equal(Leaves(typeof(StockInput)), StockGolden.Inputs.Select(static i => i.GetType().Name).Order());
        Assert.Equal(Leaves(typeof(CycleInput)), SettlementGolden.Inputs.Select(static i => i.GetType().Name).Order());
        Assert.Equal(Leaves(typeof(CycleEffect)), SettlementGolden.Effects.Select(static e => e.GetType().Name).Order());
        Assert.Equal(Leaves(typeof(ReturnInput)), ReturnGolden.Inputs.Select(static i => i.GetType().Name).Order());
        Assert.Equal(Leaves(typeof(ReturnEffect)), ReturnGolden.Effects.Select(static e => e.GetType().Name).Order());
        Assert.Equal(Leaves(typeof(OrderReturnsInput)), ReturnGolden.OrderInputs.Select(static i => i.GetType().Name).Order());
        Assert.Equal(Leaves(typeof(PriceInput)), PriceGolden.Inputs.Select(static i => i.GetType().Name).Order());
        Assert.Equal(Leaves(typeof(PriceEffect)), PriceGolden.Effects.Select(static e => e.GetType().Name).Order());
        Assert.Equal(Leaves(typeof(B2BPriceInput)), B2BPriceGolden.Inputs.Select(static i => i.GetType().Name).Order());
        Assert.Equal(Leaves(typeof(B2BPriceEffect)), B2BPriceGolden.Effects.Select(static e => e.GetType().Name).Order());
        Assert.Equal(Leaves(typeof(AccountInput)), AccountGolden.Inputs.Select(static i => i.GetType().Name).Order());
        Assert.Equal(Leaves(typeof(AccountEffect)), AccountGolden.Effects.Select(static e => e.GetType().Name).Order());
        Assert.Equal(Leaves(typeof(StockEffect)), StockGolden.Effects.Select(static e => e.GetType().Name).Order());

        static IEnumerable<string> Leaves(params Type[] unions) => unions.SelectMany(static u => u.GetNestedTypes()).Select(static t => t.Name).Order();
    }

    private static string Name(OrderInput input) => (input is OrderInput.OfMarketplace m ? (object)m.Content : ((OrderInput.OfBackOffice)input).Content).GetType().Name;

    private static string Name(OrderEffect effect) => effect.Part.GetType().Name;

    private static string Indented(string json) => JsonNode.Parse(json)!.ToJsonString(Readable);

    private static string Folder(string below) => Path.Combine(Repository.Root, "tests", "Connectors.Flows.Tests", "Golden", below);

    private static OrderState FullState() => new OrderStory().AtWarehouse().Dispatched(Given.Shipment()).Confirmed("S1").Refused("accept").State with
    {
        ReferenceRejection = "NO",
        AcceptedByUs = true,
        BackOffice = new OrderStory().AtWarehouse().Dispatched(Given.Shipment()).State.BackOffice with
        {
            ErpCheckAt = Given.T0.AddMinutes(10), WarehouseCheckAt = Given.T0.AddMinutes(20), WarehouseCancellation = WarehouseCancellation.PartlyCancelled,
        },
    };

    private static ErpSetup Setup() => new()
    {
        Units = [new SeenUnit(new Sku("SKU-1"), Given.Case, "CASE", 10m), new SeenUnit(new Sku("SKU-2"), Given.Case, "CASE", null)],
        Rates = [new SeenRate(new CustomerNumber("C-1"), "VAT20", 17.5m, "Normal VAT"), new SeenRate(new CustomerNumber("C-1"), "VAT5", null, null)],
        More = 3,
    };

    private static GoodsSeen Goods { get; } = new()
    {
        At = Given.T0, Stock = [new SeenStock(new Sku("SKU-1"), 5m)], Prices = [new SeenPrice(new Sku("SKU-1"), new Money(6m, Given.Gbp), true)],
    };

    /// <summary>A state with what acceptance may leave in it beside the usual.</summary>
    private static OrderState DecidedState() => new OrderStory().Seen(MarketplaceOrderState.WaitingAcceptance).State with
    {
        Decision = new AcceptanceDecision(Given.T0, [new RefusedLine(new OrderLineId("L2"), "order.stock-short", "too few")]) { IsUnchecked = true },
        IsWholeOnly = true,
        RefusedAt = Given.T0,
        BackOffice = new BackOfficeState { IsDraft = true, IsErpDraft = true, Goods = Goods },
    };

    private static IEnumerable<OrderInput> Inputs() =>
    [
        new MarketplaceInput.OrderSeen(Given.Order(MarketplaceOrderState.Shipping)),
        new MarketplaceInput.Accepted(null),
        new MarketplaceInput.PartialAcceptanceRefused(),
        new MarketplaceInput.ReferenceWanted(),
        new MarketplaceInput.ReferenceRejected("NO"),
        new MarketplaceInput.ShipmentConfirmed("S1", "M1", new TrackingNumber("15501234567890"), [new ConfirmedLine(new OrderLineId("L1"), 2)]),
        new MarketplaceInput.TrackingCorrected("S1", new TrackingNumber("15501234567890")),
        new MarketplaceInput.RestGivenUp("ops", [new ConfirmedLine(new OrderLineId("L1"), 1)]),
        new MarketplaceInput.RestTurnCame(2),
        new MarketplaceInput.RestTold(1, ["refund-1"], Given.Order(MarketplaceOrderState.Shipping)),
        new MarketplaceInput.RestDropped(1, Given.Order(MarketplaceOrderState.Shipping)),
        new MarketplaceInput.EffectRejected("accept", new Rejection("bq", "OR21", FailureKind.Rejected, "NO", "no")),
        new MarketplaceInput.RetryRequested(),
        new MarketplaceInput.Acknowledged(),
        new BackOfficeInput.GoodsRead(Goods),
        new BackOfficeInput.ErpOrderCreated(Given.ErpOrder(), WasThere: true) { MayBeTwice = true },
        new BackOfficeInput.ErpOrderSeen(Given.ErpOrder()),
        new BackOfficeInput.ErpCheckWanted(),
        new BackOfficeInput.ErpOrderCancelled(),
        new BackOfficeInput.WarehouseOrderSeen(Given.WarehouseOrder(shipments: [Given.Shipment()]), IsAnswer: true) { MayBeTwice = true },
        new BackOfficeInput.WarehouseOrderChecked(Given.WarehouseOrder()),
        new BackOfficeInput.WarehouseOrderTaken("W1", "ops"),
        new BackOfficeInput.WarehouseOrderCancelled(WarehouseCancellation.TooLate),
        new BackOfficeInput.StockAllocated(2, 1, AllocationGolden.Goods, AllocationGolden.Goods),
        new BackOfficeInput.BackorderForced("operations from console: ticket 7"),
        new BackOfficeInput.BackorderGivenUp("operations from console: ticket 8"),
        new BackOfficeInput.DispatchPosted(Left, new PostedErpDispatch { OrderNumber = "SO-1", IsOrderGone = true, PostedOn = new DateOnly(2026, 3, 2), Beyond = [new Sku("SKU-2")] }),
        new BackOfficeInput.ErpShipmentSeen(Shipped),
        new BackOfficeInput.TrackingEntered("SHP-1", "DPD Local", "Next day", "15501234567890", "Pat"),
    ];

    private static ErpShipment Shipped { get; } = new()
    {
        Number = "SHP-1", ExternalNumber = "bq:1-A", OrderNumber = "SO-1", ChangedAt = Given.T0, CarrierText = "DPD", ServiceText = "Next day", TrackingNumbers = [new TrackingNumber("15501234567890")],
        Lines = [new ErpShipmentLine(new Sku("SKU-1"), 2m, "EA")],
    };

    /// <summary>A state of an order that leaves without a warehouse.</summary>
    private static OrderState InErpState() => new OrderStory(tables: Given.Entered(), route: Given.WithoutWarehouse).InErp().Entered("SHP-1", "DPD Local", "15501234567890")
        .Hear(new BackOfficeInput.ErpShipmentSeen(Shipped)).Hear(new BackOfficeInput.ErpOrderSeen(Given.ErpOrder() with { IsInvoiced = true })).State;

    private static Posting Left { get; } = new([new ErpDispatchLine(new Sku("SKU-1"), 2m, new UnitCode("EA"))], Given.T0, WithInvoice: true);

    private static OrderRest Rest => new(1, IsRefund: true, "ops", Given.T0,
    [
        new ReducedLine
        {
            LineId = new OrderLineId("L1"), Quantity = 1m, Amount = new Money(6m, Given.Gbp), ShippingAmount = new Money(1m, Given.Gbp),
            Taxes = [new TaxAmount("VAT", new Money(1m, Given.Gbp), 20m)], ShippingTaxes = [new TaxAmount("VAT", new Money(0.2m, Given.Gbp), 20m)],
        },
    ]);

    /// <summary>A state with what may be known of goods that will not come.</summary>
    private static OrderState ChargedState()
    {
        var state = new OrderStory().AtWarehouse().State;
        return state with
        {
            Order = state.Order! with { Lines = [.. state.Order.Lines.Select(static l => l with { ExpectedFees = [new ExpectedFee("COMMISSION_FEE", new Money(1.2m, Given.Gbp))] })] },
            BackOffice = state.BackOffice with { SalesOrder = state.BackOffice.SalesOrder! with { Fees = [new SalesOrderFee("COMMISSION_FEE", new Money(-1.2m, Given.Gbp), PostingTarget.Account("7010"))] } },
        };
    }

    private static OrderState RestState() => new OrderStory().AtWarehouse().State with
    {
        Order = Given.Order(MarketplaceOrderState.Shipping) with { DebitedAt = Given.T0 },
        RestWord = new RestWord("ops", Given.T0, [new ConfirmedLine(new OrderLineId("L1"), 1)]),
        Rests = [Rest with { ToldAt = Given.T0, Ids = ["refund-1"], ByOthers = true }],
        RestTurn = new RestTurn(2, IsAsked: true) { CameAt = Given.T0, Shared = 1 },
        BackOffice = new OrderStory().AtWarehouse().State.BackOffice with { IsRestClosed = true },
    };

    private static IEnumerable<OrderEffect> Effects()
    {
        var confirmation = new OrderStory().AtWarehouse().Dispatched(Given.Shipment()).Confirmation("S1");
        return new IPartEffect[]
        {
            new MarketplaceEffect.Accept(), new MarketplaceEffect.WriteReference(), new MarketplaceEffect.ConfirmShipment("S1", confirmation),
            new MarketplaceEffect.CorrectTracking("S1", "M1", confirmation), new MarketplaceEffect.TellRest(Rest, Given.T0), new BackOfficeEffect.ReadGoods([new Sku("SKU-1")], [new Sku("SKU-1")]), new BackOfficeEffect.CreateErpOrder(), new BackOfficeEffect.ReadErpOrder(),
            new BackOfficeEffect.CancelErpOrder(), new BackOfficeEffect.SubmitToWarehouse(), new BackOfficeEffect.ReadWarehouseOrder(), new BackOfficeEffect.CancelAtWarehouse(),
            new BackOfficeEffect.PostDispatch(Left), new BackOfficeEffect.CloseErpRest(),
        }.Select(OrderEffect.Of);
    }
}
