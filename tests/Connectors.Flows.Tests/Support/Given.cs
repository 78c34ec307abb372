using Connectors.Domain.Carriers;
using Connectors.Domain.Customers;
using Connectors.Domain.Deadlines;
using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Offers;
using Connectors.Domain.Orders;
using Connectors.Domain.Payments;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;

namespace Connectors.Flows.Tests.Support;

/// <summary>One merchant's small world in values: B&amp;Q as <c>bq</c>, an ERP <c>bc</c>, a warehouse <c>wh</c>, and goods sold in each and in cases of 12.</summary>
internal static class Given
{
    public static readonly ConnectionName Bq = new("bq");
    public static readonly ConnectionName Bc = new("bc");
    public static readonly ConnectionName Wh = new("wh");
    public static readonly CurrencyCode Gbp = new("GBP");
    public static readonly UnitCode Each = new("EA");
    public static readonly UnitCode Case = new("XCS");
    public static readonly DateTimeOffset T0 = ManualClock.Start;
    public static readonly OrderRoute Route = new(Bq, Bc, Wh);

    /// <summary>The same way without a warehouse: people send what the ERP shows.</summary>
    public static readonly OrderRoute WithoutWarehouse = new(Bq, Bc);

    /// <summary>Personal data of the shopper: none of these words may show up anywhere but in the state of an open order.</summary>
    public static readonly string[] Canaries = ["Canary Person", "canary@relay.example", "+44 20 7946 0991", "17 Canary Row", "CN4 4RY", "Canaryville"];

    /// <summary>Who does by hand what tests do by hand.</summary>
    public static Requester Person { get; } = new("operations", "admin console", "ticket 12");

    public static PostalAddress Address { get; } = new()
    {
        Name = Canaries[0], Email = Canaries[1], Phone = Canaries[2], Line1 = Canaries[3], Postcode = Canaries[4], City = Canaries[5], CountryCode = "GB",
    };

    public static IReadOnlyList<MarketplaceCarrier> Carriers { get; } =
    [
        new(new CarrierCode("DPD_UK"), "DPD", NeedsTrackingNumber: true),
        new(new CarrierCode("RMG"), "Royal Mail", NeedsTrackingNumber: false),
    ];

    public static ApprovedCarriers Approved { get; } = new("sh21-1", Bq, Carriers);

    public static MarketplaceCapabilities Several { get; } = new() { MultipleShipments = true };

    public static OrderKey Key(string id = "1-A") => new(Bq, id);

    /// <summary>An order of one line: two of offer O1, 12.00 GBP.</summary>
    public static MarketplaceOrder Order(MarketplaceOrderState state, string id = "1-A", int minutes = 0, params MarketplaceOrderLine[] lines)
    {
        lines = lines.Length == 0 ? [Line("L1")] : lines;
        return new MarketplaceOrder
        {
            Key = Key(id),
            CommercialId = id.Split('-')[0],
            State = state,
            StateText = state.ToString().ToUpperInvariant(),
            CanShip = state == MarketplaceOrderState.Shipping,
            CreatedAt = T0,
            UpdatedAt = T0.AddMinutes(minutes),
            ShipBy = T0.AddDays(2),
            Channel = "BQ_UK",
            PricesIncludeTax = true,
            Total = new Money(lines.Sum(static l => l.Price.Amount + l.ShippingPrice.Amount), Gbp),
            ShippingTotal = new Money(lines.Sum(static l => l.ShippingPrice.Amount), Gbp),
            CustomerId = "C-77",
            ShipTo = state is MarketplaceOrderState.Staging or MarketplaceOrderState.WaitingAcceptance or MarketplaceOrderState.WaitingDebit ? null : Address,
            PaymentWorkflow = "PAY_ON_ACCEPTANCE",
            Lines = lines,
        };
    }

    /// <summary>O1 sells SKU-1 in each, O12 in cases of 12, O2 sells SKU-2 in each.</summary>
    public static MarketplaceOrderLine Line(string id, string offer = "O1", decimal quantity = 2, MarketplaceOrderState state = MarketplaceOrderState.Shipping) => new()
    {
        LineId = new OrderLineId(id),
        State = state,
        OfferId = new OfferId(offer),
        OfferSku = new Sku($"SHOP-{offer}"),
        Title = "Wall plug",
        Quantity = quantity,
        UnitPrice = new Money(6m, Gbp),
        Price = new Money(6m * quantity, Gbp),
        ShippingPrice = new Money(0m, Gbp),
    };

    public static OrderTables Tables(string carriers = "carriers-1", bool mapsCarrier = true, bool mapsOffer = true, bool knowsCase = true, WorkingCalendars? calendars = null, PaymentTable? payments = null) => Tables(
        new OfferTable
        {
            Version = mapsOffer ? "offers-2" : "offers-1",
            Rows = mapsOffer
                ? [Offer("O1", "SKU-1", Each), Offer("O12", "SKU-1", Case), Offer("O2", "SKU-2", Each)]
                : [Offer("O2", "SKU-2", Each)],
        },
        new UnitTable
        {
            Version = knowsCase ? "units-2" : "units-1",
            Rows =
            [
                new UnitRow(new Sku("SKU-1"), Each, new Ratio(1), IsBase: true), new UnitRow(new Sku("SKU-2"), Each, new Ratio(1), IsBase: true),
                .. knowsCase ? [new UnitRow(new Sku("SKU-1"), Case, new Ratio(12), IsBase: false)] : Array.Empty<UnitRow>(),
            ],
        },
        new CarrierTable
        {
            Version = carriers,
            Rows = mapsCarrier ? [new CarrierRow(Bq, null, "DPD Local", null, new CarrierCode("DPD_UK")), new CarrierRow(Bq, null, "Royal Mail 24", null, new CarrierCode("RMG"))] : [],
        },
        calendars: calendars,
        payments: payments);

    public static OrderTables Tables(OfferTable offers, UnitTable units, CarrierTable? carriers = null, TaxTable? taxes = null, WorkingCalendars? calendars = null, PaymentTable? payments = null) => new(
        Compiled(OfferMap.Compile(offers)),
        Compiled(UnitCatalogue.Compile(units)),
        Compiled(CustomerMap.Compile(new CustomerTable { Version = "customers-1", Rows = [new CustomerRow(Bq, null, null, new CustomerNumber("BQ-ALL"))] })),
        Compiled(CarrierMap.Compile(carriers ?? new CarrierTable { Version = "carriers-1", Rows = [new CarrierRow(Bq, null, "DPD Local", null, new CarrierCode("DPD_UK"))] })),
        Compiled(PaymentRules.Compile(payments ?? StandardPaymentTable.Create())),
        taxes is null ? null : Compiled(TaxRules.Compile(taxes)),
        calendars);

    /// <summary>The usual tables, and these texts of the warehouse for the marketplace's delivery services.</summary>
    public static OrderTables Services(params (string Code, string Text)[] services)
    {
        var (usual, rows) = (Tables(), services.Select(static s => new DeliveryServiceRow(Bq, null, Wh, s.Code, s.Text)));
        return new OrderTables(
            Compiled(OfferMap.Compile(new OfferTable { Version = "offers-2", Rows = [Offer("O1", "SKU-1", Each)] })), usual.Units,
            Compiled(CustomerMap.Compile(new CustomerTable { Version = "customers-1", Rows = [new CustomerRow(Bq, null, null, new CustomerNumber("BQ-ALL"))] })),
            usual.Carriers, usual.Payments, deliveryServices: Compiled(DeliveryServiceMap.Compile(new DeliveryServiceTable { Version = "services-1", Rows = [.. rows] })));
    }

    /// <summary>The usual tables, with the ERP's text for DPD, which no other system has, and these rows of what people entered.</summary>
    public static OrderTables Entered(params TrackingRow[] rows)
    {
        var carriers = new CarrierTable { Version = "carriers-bc", Rows = [new CarrierRow(Bq, Bc, "DPD Local", null, new CarrierCode("DPD_UK")), new CarrierRow(Bq, Bc, "Royal Mail 24", null, new CarrierCode("RMG"))] };
        var units = new UnitTable
        {
            Version = "units-2",
            Rows = [new UnitRow(new Sku("SKU-1"), Each, new Ratio(1), IsBase: true), new UnitRow(new Sku("SKU-2"), Each, new Ratio(1), IsBase: true), new UnitRow(new Sku("SKU-1"), Case, new Ratio(12), IsBase: false)],
        };
        return new OrderTables(
            Compiled(OfferMap.Compile(new OfferTable { Version = "offers-2", Rows = [Offer("O1", "SKU-1", Each), Offer("O12", "SKU-1", Case), Offer("O2", "SKU-2", Each)] })),
            Compiled(UnitCatalogue.Compile(units)),
            Compiled(CustomerMap.Compile(new CustomerTable { Version = "customers-1", Rows = [new CustomerRow(Bq, null, null, new CustomerNumber("BQ-ALL"))] })),
            Compiled(CarrierMap.Compile(carriers)),
            Tables().Payments,
            tracking: Compiled(TrackingMap.Compile(new TrackingTable { Version = $"tracking-{rows.Length}", Rows = rows })));
    }

    public static ErpOrder ErpOrder(string id = "1-A", decimal? total = 12m) => new()
    {
        Id = $"guid-{id}", Number = $"SO-{id}", ExternalNumber = Key(id).ToString(), Total = total is { } amount ? new Money(amount, Gbp) : null,
    };

    public static WarehouseOrder WarehouseOrder(string id = "1-A", WarehouseOrderState state = WarehouseOrderState.Accepted, int minutes = 0, params DispatchedShipment[] shipments) => new()
    {
        Id = $"W-{id}", Reference = Key(id).ToString(), State = state, StateText = state.ToString(), ChangedAt = T0.AddMinutes(minutes), Shipments = shipments,
    };

    public static DispatchedShipment Shipment(
        string id = "S1", decimal quantity = 2, string sku = "SKU-1", string carrier = "DPD Local", string? tracking = "15501234567890", int minutes = 0,
        ShipmentState state = ShipmentState.Dispatched) => new()
    {
        ShipmentId = id,
        State = state,
        CarrierText = carrier,
        ChangedAt = T0.AddMinutes(minutes),
        DispatchedAt = T0.AddMinutes(minutes),
        TrackingNumbers = tracking is null ? [] : [new TrackingNumber(tracking)],
        Lines = [new DispatchedLine(new Sku(sku), quantity)],
    };

    public static T Compiled<T>(Validated<T, RowError> compilation)
        where T : class => compilation.IsOk ? compilation.Value : throw new InvalidOperationException(string.Join("; ", compilation.Refusals));

    public static OfferRow Offer(string id, string sku, UnitCode unit) => new(Bq, new OfferId(id), new Sku($"SHOP-{id}"), new Sku(sku), unit);
}
