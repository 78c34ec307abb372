using System.Globalization;
using Connectors.Domain.Carriers;
using Connectors.Domain.Customers;
using Connectors.Domain.Deadlines;
using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Offers;
using Connectors.Domain.Orders;
using Connectors.Domain.Payments;
using Connectors.Domain.Prices;
using Connectors.Domain.Returns;
using Connectors.Domain.Stock;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Tables.Internal;

namespace Connectors.Tables;

/// <summary>The mapping tables that are read from files and written to them.</summary>
public static class TableSchemas
{
    private const string NoVersion = "none";
    private const string SystemText = "name of the system";
    private const string ConnectionText = "name of the connection";
    private const string SkuText = "the master SKU";
    private const string UnitText = "unit code";
    private const string Any = "any";

    // Each rule is held against every case there is.
    private const int MaxPaymentRules = 10_000;

    /// <summary>The marketplaces' codes of the carriers that warehouses name. Sheets <c>carriers</c>, <c>carrier-policies</c> and <c>carrier-aliases</c>.</summary>
    public static TableSchema<CarrierTable, CarrierMap> Carriers { get; } = new(
        "carriers",
        static version => new CarrierTable { Version = version },
        static t => t.Version,
        CarrierMap.Compile,
        new SheetShape<CarrierTable, CarrierRow>(
            new("carriers", [
                Text("marketplace", ConnectionText), Text("warehouse", ConnectionText, Any), Text("carrier", "carrier as the warehouse writes it") with { Member = nameof(CarrierRow.Text) },
                Text("service", "service as the warehouse writes it", Any), Text("code", "the marketplace's code, case included"), Word("tracking", TrackingRule.AsListed)]),
            static t => t.Rows,
            static (t, rows) => t with { Rows = rows },
            static c => new CarrierRow(c.Id<ConnectionName>(0), c.OptionalId<ConnectionName>(1), c.Text(2), c.Optional(3), c.Id<CarrierCode>(4), c.OptionalWord<TrackingRule>(5) ?? default),
            static r => [r.Marketplace.Value, r.Warehouse?.Value, r.Text, r.Service, r.Code.Value, CellText.Of(r.Tracking)]),
        new SheetShape<CarrierTable, CarrierPolicy>(
            new("carrier-policies", [
                Text("marketplace", ConnectionText), Text("shipping_service", "the marketplace's code of the service that the shopper chose", Any),
                Word("unmapped", UnmappedCarrier.Hold), Word("tracking", TrackingRule.AsListed)]),
            static t => t.Policies,
            static (t, rows) => t with { Policies = rows },
            static c => new CarrierPolicy(c.Id<ConnectionName>(0), c.Optional(1), c.OptionalWord<UnmappedCarrier>(2) ?? default, c.OptionalWord<TrackingRule>(3) ?? default),
            static r => [r.Marketplace.Value, r.ShippingService, CellText.Of(r.Unmapped), CellText.Of(r.Tracking)])
        {
            ErrorPrefix = "Policy.",
        },
        new SheetShape<CarrierTable, CarrierAlias>(
            new("carrier-aliases", [Text("text", "a name of the carrier; case, spaces and punctuation do not matter"), Text("carrier", "id of the carrier such as royal_mail")]),
            static t => t.Aliases,
            static (t, rows) => t with { Aliases = rows },
            static c => new CarrierAlias(c.Text(0), c.Id<CarrierId>(1)),
            static r => [r.Text, r.Carrier.Value])
        {
            ErrorPrefix = "Alias.",
        })
    {
        Standard = new CarrierTable { Version = NoVersion },
        RowsStandAlone = true,
    };

    /// <summary>The units of every SKU. Sheets <c>units</c>, <c>unit-aliases</c>, <c>order-quantities</c> and <c>kits</c>.</summary>
    public static TableSchema<UnitTable, UnitCatalogue> Units { get; } = new(
        "units",
        static version => new UnitTable { Version = version },
        static t => t.Version,
        UnitCatalogue.Compile,
        new SheetShape<UnitTable, UnitRow>(
            new("units", [
                Text("sku", SkuText), Text("unit", UnitText), Number("base_units", "a whole number from 1 such as 12, or a fraction such as 1/3, without separators"),
                Flag("is_base"), Text("gtin", "GTIN of this very pack: 8, 12, 13 or 14 digits", "none"), Number("decimals", "a number from 0 to 6", "0")]),
            static t => t.Rows,
            static (t, rows) => t with { Rows = rows },
            static c => new UnitRow(c.Id<Sku>(0), c.Id<UnitCode>(1), c.Ratio(2), c.Flag(3), c.Optional(4), c.Digit(5)),
            static r => [r.Sku.Value, r.Unit.Value, r.BaseUnits.ToString(), CellText.Of(r.IsBase), r.Gtin, CellText.Of(r.Decimals)]),
        new SheetShape<UnitTable, UnitAlias>(
            new("unit-aliases", [Text("system", SystemText), Text("text", "the system's word for the unit"), Text("unit", UnitText)]),
            static t => t.Aliases,
            static (t, rows) => t with { Aliases = rows },
            static c => new UnitAlias(c.Text(0), c.Text(1), c.Id<UnitCode>(2)),
            static r => [r.System, r.Text, r.Unit.Value])
        {
            ErrorPrefix = "Alias.",
        },
        new SheetShape<UnitTable, OrderQuantityRow>(
            new("order-quantities", [
                Text("sku", SkuText), Text("unit", "one of the SKU's units"), Number("multiple", "a number above 0 of that unit", "1"),
                Number("minimum", "a multiple of multiple", "0"), Number("maximum", "a multiple of multiple", "no limit")]),
            static t => t.OrderQuantities,
            static (t, rows) => t with { OrderQuantities = rows },
            static c => new OrderQuantityRow(c.Id<Sku>(0), c.Id<UnitCode>(1), c.OptionalNumber(2) ?? 1, c.OptionalNumber(3) ?? 0, c.OptionalNumber(4)),
            static r => [r.Sku.Value, r.Unit.Value, CellText.Of(r.Multiple), CellText.Of(r.Minimum), r.Maximum is { } maximum ? CellText.Of(maximum) : null])
        {
            ErrorPrefix = "OrderQuantity.",
        },
        new SheetShape<UnitTable, KitRow>(
            new("kits", [
                Text("kit", "the SKU that is sold as one"), Text("part", "a SKU that it consists of"), Number("quantity", "base units of the part in one base unit of the kit, above 0", "1")]),
            static t => t.Kits,
            static (t, rows) => t with { Kits = rows },
            static c => new KitRow(c.Id<Sku>(0), c.Id<Sku>(1), c.OptionalNumber(2) ?? 1),
            static r => [r.Kit.Value, r.Part.Value, CellText.Of(r.Quantity)])
        {
            ErrorPrefix = "Kit.",
        })
    {
        Standard = new UnitTable { Version = NoVersion },
    };

    /// <summary>Which offer of which marketplace sells which SKU in which pack. Sheet <c>offers</c>.</summary>
    public static TableSchema<OfferTable, OfferMap> Offers { get; } = new(
        "offers",
        static version => new OfferTable { Version = version },
        static t => t.Version,
        OfferMap.Compile,
        new SheetShape<OfferTable, OfferRow>(
            new("offers", [
                Text("marketplace", ConnectionText), Text("offer_id", "the marketplace's id of the offer"), Text("shop_sku", "SKU that the marketplace shows"), Text("sku", SkuText), Text("unit", UnitText),
                Text("product_sku", "the marketplace's SKU of the product", "kept by others, and not compared"), Text("condition", "the marketplace's code of the condition", "kept by others, and not compared"),
                Number("lead_time_days", "days until the goods leave, a whole number from 0", "kept by others, and not compared")]),
            static t => t.Rows,
            static (t, rows) => t with { Rows = rows },
            static c => new OfferRow(c.Id<ConnectionName>(0), c.Id<OfferId>(1), c.Id<Sku>(2), c.Id<Sku>(3), c.Id<UnitCode>(4)) { ProductSku = c.Optional(5), Condition = c.Optional(6), LeadTimeDays = c.OptionalWhole(7) },
            static r => [r.Marketplace.Value, r.OfferId.Value, r.ShopSku.Value, r.Sku.Value, r.Unit.Value, r.ProductSku, r.Condition, r.LeadTimeDays?.ToString(CultureInfo.InvariantCulture)]))
    {
        Standard = new OfferTable { Version = NoVersion },
        RowsStandAlone = true,
    };

    /// <summary>What offers are to cost. Sheet <c>prices</c>.</summary>
    public static TableSchema<OfferPriceTable, OfferPrices> OfferPrices { get; } = new(
        "prices",
        static version => new OfferPriceTable { Version = version },
        static t => t.Version,
        Domain.Prices.OfferPrices.Compile,
        new SheetShape<OfferPriceTable, OfferPriceRow>(
            new("prices", [
                Text("marketplace", ConnectionText), Text("offer_id", "the marketplace's id of the offer"), Text("shop_sku", "SKU that the marketplace shows", "as in the offer table"),
                Text("channel", "the marketplace's sales channel", "all without a row of their own"), Number("price", AmountText), Text("currency", "ISO 4217 code such as GBP"),
                Number("discount_price", $"{AmountText}, below the price", "no discount"), Text("discount_from", TimeText, "at once"), Text("discount_until", TimeText, "open end"),
                Number("confirmed_price", "the lower of both prices once more, where a large change is meant", "none is meant")]),
            static t => t.Rows,
            static (t, rows) => t with { Rows = rows },
            static c => new OfferPriceRow(c.Id<ConnectionName>(0), c.Id<OfferId>(1), c.Number(4), c.Id<CurrencyCode>(5))
            {
                ShopSku = c.OptionalId<Sku>(2),
                Channel = c.Optional(3),
                DiscountPrice = c.OptionalNumber(6),
                DiscountFrom = c.OptionalTime(7),
                DiscountUntil = c.OptionalTime(8),
                ConfirmedPrice = c.OptionalNumber(9),
            },
            static r =>
            [
                r.Marketplace.Value, r.OfferId.Value, r.ShopSku?.Value, r.Channel, CellText.Of(r.Price), r.Currency.Value, CellText.Of(r.DiscountPrice), CellText.Of(r.DiscountFrom), CellText.Of(r.DiscountUntil),
                CellText.Of(r.ConfirmedPrice),
            ]))
    {
        Standard = new OfferPriceTable { Version = NoVersion },
        RowsStandAlone = true,
    };

    /// <summary>What SKUs are to cost on price lists of B2B stores. Sheet <c>list-prices</c>.</summary>
    public static TableSchema<ListPriceTable, ListPrices> ListPrices { get; } = new(
        "list prices",
        static version => new ListPriceTable { Version = version },
        static t => t.Version,
        Domain.Prices.ListPrices.Compile,
        new SheetShape<ListPriceTable, ListPriceRow>(
            new("list-prices", [
                Text("store", ConnectionText), Text("list", "what names the price list in the store"), Text("sku", "the store's SKU"), Text("unit", "the unit that is sold, as the store calls it", "the only one"),
                Number("quantity", "the least number that the price holds for, a whole number from 1", "1"), Number("price", AmountText), Text("currency", "ISO 4217 code such as GBP, one a list"),
                Flag("includes_tax"), Text("as_of", $"of when the source says that the price is: {TimeText}", "not said; prices told in real time count as newer"),
                Number("confirmed_price", "the price once more, where a large change is meant", "none is meant")]),
            static t => t.Rows,
            static (t, rows) => t with { Rows = rows },
            static c => new ListPriceRow(c.Id<ConnectionName>(0), c.Text(1), c.Id<Sku>(2), c.Number(5), c.Id<CurrencyCode>(6))
            {
                Unit = c.Optional(3),
                Quantity = c.OptionalWhole(4) ?? 1,
                IncludesTax = c.Flag(7),
                AsOf = c.OptionalTime(8),
                ConfirmedPrice = c.OptionalNumber(9),
            },
            static r =>
            [
                r.Store.Value, r.List, r.Sku.Value, r.Unit, CellText.Of(r.Quantity), CellText.Of(r.Price), r.Currency.Value, CellText.Of(r.IncludesTax), CellText.Of(r.AsOf), CellText.Of(r.ConfirmedPrice),
            ]))
    {
        Standard = new ListPriceTable { Version = NoVersion },
        RowsStandAlone = true,
    };

    /// <summary>Which ERP account orders are booked on. Sheets <c>customers</c> and <c>customer-groups</c>.</summary>
    public static TableSchema<CustomerTable, CustomerMap> Customers { get; } = new(
        "customers",
        static version => new CustomerTable { Version = version },
        static t => t.Version,
        CustomerMap.Compile,
        new SheetShape<CustomerTable, CustomerRow>(
            new("customers", [
                Text("marketplace", ConnectionText), Text("channel", "the marketplace's sales channel", Any), Text("customer_id", "the marketplace's stable id of the buyer, never an e-mail address", Any),
                Text("customer", "number of the ERP account"), Text("price_list", "the store's price list whose prices the buyer pays", "that of the next less specific row")]),
            static t => t.Rows,
            static (t, rows) => t with { Rows = rows },
            static c => new CustomerRow(c.Id<ConnectionName>(0), c.Optional(1), c.Optional(2), c.Id<CustomerNumber>(3)) { PriceList = c.Optional(4) },
            static r => [r.Marketplace.Value, r.Channel, r.CustomerId, r.Customer.Value, r.PriceList]),
        new SheetShape<CustomerTable, CustomerGroupRow>(
            new("customer-groups", [
                Text("connection", "name of the store's connection"), Text("group", "the store's customer group"), Text("account_group", "the ERP's group of accounts")]),
            static t => t.Groups,
            static (t, rows) => t with { Groups = rows },
            static c => new CustomerGroupRow(c.Id<ConnectionName>(0), c.Text(1), c.Text(2)),
            static r => [r.Connection.Value, r.Group, r.AccountGroup])
        {
            ErrorPrefix = "Group.",
        })
    {
        Standard = new CustomerTable { Version = NoVersion },
        RowsStandAlone = true,
    };

    /// <summary>The warehouses' texts of the delivery services that marketplaces name. Sheet <c>delivery-services</c>.</summary>
    public static TableSchema<DeliveryServiceTable, DeliveryServiceMap> DeliveryServices { get; } = new(
        "delivery services",
        static version => new DeliveryServiceTable { Version = version },
        static t => t.Version,
        DeliveryServiceMap.Compile,
        new SheetShape<DeliveryServiceTable, DeliveryServiceRow>(
            new("delivery-services", [
                Text("marketplace", ConnectionText), Text("channel", "the marketplace's sales channel", Any), Text("warehouse", ConnectionText, Any),
                Text("service", "the marketplace's code of the service that the shopper chose, case included"), Text("text", "the service as the warehouse is to be told")]),
            static t => t.Rows,
            static (t, rows) => t with { Rows = rows },
            static c => new DeliveryServiceRow(c.Id<ConnectionName>(0), c.Optional(1), c.OptionalId<ConnectionName>(2), c.Text(3), c.Text(4)),
            static r => [r.Marketplace.Value, r.Channel, r.Warehouse?.Value, r.Service, r.Text]))
    {
        Standard = new DeliveryServiceTable { Version = NoVersion },
        RowsStandAlone = true,
    };

    /// <summary>Carriers and tracking numbers of goods that an ERP has posted without them. Sheet <c>tracking</c>.</summary>
    public static TableSchema<TrackingTable, TrackingMap> Tracking { get; } = new(
        "tracking",
        static version => new TrackingTable { Version = version },
        static t => t.Version,
        TrackingMap.Compile,
        new SheetShape<TrackingTable, TrackingRow>(
            new("tracking", [
                Text("marketplace", ConnectionText), Text("order", "the marketplace's order id, case included"), Text("shipment", "number of the ERP's posted shipment", "the order's only one"),
                Text("carrier", "a carrier text of the carriers table", "the usual one"), Text("service", "a service text of the carriers table", Any),
                Text("numbers", "the tracking number, or several parted by commas", "none")]),
            static t => t.Rows,
            static (t, rows) => t with { Rows = rows },
            static c => new TrackingRow(c.Id<ConnectionName>(0), c.Text(1), c.Optional(2), c.Optional(3), c.Optional(4), c.Optional(5)),
            static r => [r.Marketplace.Value, r.Order, r.Shipment, r.Carrier, r.Service, r.Numbers]))
    {
        Standard = new TrackingTable { Version = NoVersion },
        RowsStandAlone = true,
    };

    /// <summary>Which tax code of which origin is which tax group of the ERP, and at what rate. Sheet <c>taxes</c>.</summary>
    public static TableSchema<TaxTable, TaxRules> Taxes { get; } = new(
        "taxes",
        static version => new TaxTable { Version = version },
        static t => t.Version,
        TaxRules.Compile,
        new SheetShape<TaxTable, TaxRow>(
            new("taxes", [
                Text("connection", ConnectionText), Text("code", "the origin's tax code"), Text("tax_group", "the ERP's tax group"), Number("rate_percent", "0 to 100 with at most 4 decimals")]),
            static t => t.Rows,
            static (t, rows) => t with { Rows = rows },
            static c => new TaxRow(c.Id<ConnectionName>(0), c.Text(1), c.Text(2), c.Number(3)),
            static r => [r.Connection.Value, r.Code, r.TaxGroup, CellText.Of(r.RatePercent)]))
    {
        Standard = new TaxTable { Version = NoVersion },
        RowsStandAlone = true,
    };

    /// <summary>
    /// Which orders are released, held, ignored or rejected: the first rule that fits decides. Sheets <c>payments</c>, the words that the rules are about in
    /// <c>order-states</c>, <c>payment-methods</c> and <c>payment-states</c>, and <c>payment-approval</c>. Words that are left out are the standard ones.
    /// </summary>
    public static TableSchema<PaymentTable, PaymentRules> Payments { get; } = new(
        "payments",
        static version => StandardPaymentTable.Create() with { Version = version, Rules = [] },
        static t => t.Version,
        PaymentRules.Compile,
        new SheetShape<PaymentTable, PaymentRule>(
            new("payments", [
                Text("id", "unique name of the rule"), Condition("origin", Origin.Unspecified), Condition("order", OrderStanding.Unknown),
                Condition("terms", PaymentTerms.Unknown), Condition("payment", PaymentStanding.Unknown), Condition<AccountState>("account"),
                Condition<CreditStanding>("credit"), Text("action", EnumWords<PaymentAction>.Allowed()),
                Text("basis", EnumWords<ReleaseBasis>.Allowed(ReleaseBasis.None), "none: for all but release"), Text("reason_code", "a code of the reason catalogue", "none: for all but hold and reject"),
                Text("max_dwell", DurationText, "no limit")]),
            static t => t.Rules,
            static (t, rows) => t with { Rules = rows },
            static c => new PaymentRule
            {
                Id = c.Text(0),
                Origin = c.OptionalWord<Origin>(1),
                Order = c.OptionalWord<OrderStanding>(2),
                Terms = c.OptionalWord<PaymentTerms>(3),
                Payment = c.OptionalWord<PaymentStanding>(4),
                Account = c.OptionalWord<AccountState>(5),
                Credit = c.OptionalWord<CreditStanding>(6),
                Action = c.Word<PaymentAction>(7),
                Basis = c.OptionalWord<ReleaseBasis>(8) ?? default,
                ReasonCode = c.Optional(9),
                MaxDwell = c.OptionalDuration(10),
            },
            static r =>
            [
                r.Id, CellText.Of(r.Origin), CellText.Of(r.Order), CellText.Of(r.Terms), CellText.Of(r.Payment), CellText.Of(r.Account), CellText.Of(r.Credit), CellText.Of(r.Action),
                r.Basis == ReleaseBasis.None ? null : CellText.Of(r.Basis), r.ReasonCode, r.MaxDwell is { } dwell ? CellText.Of(dwell) : null,
            ])
        {
            MaxRows = MaxPaymentRules,
        },
        Words("order-states", "OrderState.", static t => t.OrderStates, static (t, rows) => t with { OrderStates = rows }, OrderStanding.Unknown),
        Words("payment-methods", "Method.", static t => t.Methods, static (t, rows) => t with { Methods = rows }, PaymentTerms.Unknown),
        Words("payment-states", "PaymentState.", static t => t.PaymentStates, static (t, rows) => t with { PaymentStates = rows }, PaymentStanding.Unknown),
        new SheetShape<PaymentTable, PaymentApproval>(
            new("payment-approval", [
                Text("approved_by", "role or team, never a person's name") with { Member = nameof(PaymentTable.Approval) }, Text("approved_on", "a day such as 2026-11-27")],
                IsSettings: true),
            static t => t.Approval is { } approval ? [approval] : [],
            static (t, rows) => t with { Approval = rows[0] },
            static c => new PaymentApproval(c.Text(0), c.Date(1)),
            static r => [r.By, CellText.Of(r.On)]))
    {
        Standard = StandardPaymentTable.Create(),
    };

    /// <summary>How a marketplace's transactions are booked. Sheets <c>fees</c> and <c>fee-settings</c>.</summary>
    public static TableSchema<FeeTable, FeeMap> Fees { get; } = new(
        "fees",
        static version => new FeeTable { Version = version },
        static t => t.Version,
        FeeMap.Compile,
        new SheetShape<FeeTable, FeeRow>(
            new("fees", [
                Text("type", "the marketplace's transaction type"), Text("fee_code", "the marketplace's fee code within the type", "every code without a row of its own"),
                Text("treatment", EnumWords<FeeTreatment>.Allowed(FeeTreatment.Unspecified)), Word("sign", FeeSign.Any),
                Text("target", TargetText, "nowhere: for ignore and reject only"), Text("tax_code", "the ERP's tax code", "none"), Text("dimension", "the ERP's dimension value", "none")]),
            static t => t.Rows,
            static (t, rows) => t with { Rows = rows },
            static c => new FeeRow
            {
                Type = c.Text(0),
                FeeCode = c.Optional(1),
                Treatment = c.Word<FeeTreatment>(2),
                Sign = c.OptionalWord<FeeSign>(3) ?? default,
                Target = c.OptionalTarget(4),
                TaxCode = c.Optional(5),
                Dimension = c.Optional(6),
            },
            static r => [r.Type, r.FeeCode, CellText.Of(r.Treatment), CellText.Of(r.Sign), CellText.Of(r.Target), r.TaxCode, r.Dimension]),
        new SheetShape<FeeTable, FeeTable>(
            new("fee-settings", [
                Word("grouping", JournalGrouping.Account), Word("posting", FeePosting.JournalAtSettlement),
                Text("carried_forward", TargetText, "a cycle that pays nothing is held"), Text("charge_clearing", TargetText, "none: for journal_at_settlement only")],
                IsSettings: true),
            static t => [t],
            static (t, rows) => t with { Grouping = rows[0].Grouping, Posting = rows[0].Posting, CarriedForward = rows[0].CarriedForward, ChargeClearing = rows[0].ChargeClearing },
            static c => new FeeTable
            {
                Version = NoVersion,
                Grouping = c.OptionalWord<JournalGrouping>(0) ?? default,
                Posting = c.OptionalWord<FeePosting>(1) ?? default,
                CarriedForward = c.OptionalTarget(2),
                ChargeClearing = c.OptionalTarget(3),
            },
            static t => [CellText.Of(t.Grouping), CellText.Of(t.Posting), CellText.Of(t.CarriedForward), CellText.Of(t.ChargeClearing)]));

    /// <summary>How much stock is kept back. Sheets <c>safety-stock</c> and <c>stock-peaks</c>.</summary>
    public static TableSchema<SafetyStockTable, SafetyStockRules> SafetyStockRules { get; } = new(
        "safety stock",
        static version => new SafetyStockTable { Version = version },
        static t => t.Version,
        Domain.Stock.SafetyStockRules.Compile,
        new SheetShape<SafetyStockTable, SafetyStockRow>(
            new("safety-stock", [
                Text("sku", SkuText, Any), Text("class", "velocity class", Any), Text("channel", "name of the channel", Any), Text("peak", "name of a row of stock-peaks", "always"),
                Number("fixed", BaseUnitsText, "0"), Number("percent", "0 to 100 with at most 6 decimals", "0"), Number("minimum", BaseUnitsText, "0")]),
            static t => t.Rows,
            static (t, rows) => t with { Rows = rows },
            static c => new SafetyStockRow
            {
                Sku = c.OptionalId<Sku>(0),
                Class = c.Optional(1),
                Channel = c.Optional(2),
                Peak = c.Optional(3),
                Fixed = c.OptionalNumber(4) ?? 0,
                Percent = c.OptionalNumber(5) ?? 0,
                Minimum = c.OptionalNumber(6) ?? 0,
            },
            static r => [r.Sku?.Value, r.Class, r.Channel, r.Peak, CellText.Of(r.Fixed), CellText.Of(r.Percent), CellText.Of(r.Minimum)]),
        new SheetShape<SafetyStockTable, StockPeak>(
            new("stock-peaks", [Text("name", "unique name of the peak"), Text("from", TimeText), Text("until", TimeText)]),
            static t => t.Peaks,
            static (t, rows) => t with { Peaks = rows },
            static c => new StockPeak(c.Text(0), c.Time(1), c.Time(2)),
            static r => [r.Name, CellText.Of(r.From), CellText.Of(r.Until)])
        {
            ErrorPrefix = "Peak.",
        })
    {
        Standard = new SafetyStockTable { Version = NoVersion, Rows = [new SafetyStockRow()] },
    };

    /// <summary>Which system says how much there is of what, and where. Sheet <c>stock-sources</c>.</summary>
    public static TableSchema<StockSourceTable, StockSources> StockSources { get; } = new(
        "stock sources",
        static version => new StockSourceTable { Version = version },
        static t => t.Version,
        Domain.Stock.StockSources.Compile,
        new SheetShape<StockSourceTable, StockSourceRow>(
            new("stock-sources", [Text("system", SystemText), Text("sku", SkuText, Any), Text("location_id", "the system's id of the location", Any)]),
            static t => t.Rows,
            static (t, rows) => t with { Rows = rows },
            static c => new StockSourceRow(c.Text(0), c.OptionalId<Sku>(1), c.Optional(2)),
            static r => [r.System, r.Sku?.Value, r.LocationId]))
    {
        Standard = new StockSourceTable { Version = NoVersion },
        RowsStandAlone = true,
    };

    /// <summary>How often stock is published. Sheets <c>velocity-classes</c>, slowest first, and <c>velocity-settings</c>.</summary>
    public static TableSchema<VelocityTable, VelocityClasses> VelocityClasses { get; } = new(
        "velocity classes",
        static version => new VelocityTable { Version = version, Floor = TimeSpan.FromMinutes(15), Ceiling = TimeSpan.FromDays(1) },
        static t => t.Version,
        Domain.Stock.VelocityClasses.Compile,
        new SheetShape<VelocityTable, VelocityRow>(
            new("velocity-classes", [
                Text("class", "unique name of the class"), Number("from_per_day", BaseUnitsText), Number("keep_from_per_day", $"{BaseUnitsText}, not above from_per_day"),
                Text("trigger", EnumWords<StockTrigger>.Allowed(StockTrigger.Unspecified))]),
            static t => t.Rows,
            static (t, rows) => t with { Rows = rows },
            static c => new VelocityRow(c.Text(0), c.Number(1), c.Number(2), c.Word<StockTrigger>(3)),
            static r => [r.Class, CellText.Of(r.FromPerDay), CellText.Of(r.KeepFromPerDay), CellText.Of(r.Trigger)]),
        new SheetShape<VelocityTable, VelocityTable>(
            new("velocity-settings", [Text("floor", DurationText), Text("ceiling", DurationText)], IsSettings: true),
            static t => [t],
            static (t, rows) => t with { Floor = rows[0].Floor, Ceiling = rows[0].Ceiling },
            static c => new VelocityTable { Version = NoVersion, Floor = c.Duration(0), Ceiling = c.Duration(1) },
            static t => [CellText.Of(t.Floor), CellText.Of(t.Ceiling)]));

    /// <summary>What vendors' words about returns mean. Sheet <c>return-statuses</c>.</summary>
    public static TableSchema<ReturnStatusTable, ReturnStatusMap> ReturnStatusMap { get; } = new(
        "return words",
        static version => new ReturnStatusTable { Version = version },
        static t => t.Version,
        Domain.Returns.ReturnStatusMap.Compile,
        new SheetShape<ReturnStatusTable, ReturnStatusAlias>(
            new("return-statuses", [Text("system", SystemText), Text("text", "the system's word"), Text("meaning", EnumWords<ReturnMeaning>.Allowed(ReturnMeaning.Unspecified))]),
            static t => t.Rows,
            static (t, rows) => t with { Rows = rows },
            static c => new ReturnStatusAlias(c.Text(0), c.Text(1), c.Word<ReturnMeaning>(2)),
            static r => [r.System, r.Text, CellText.Of(r.Meaning)]))
    {
        Standard = StandardReturnStatuses.Table,
        RowsStandAlone = true,
    };

    /// <summary>On which days the deadlines of marketplaces run. Sheets <c>calendars</c> and <c>holidays</c>.</summary>
    public static TableSchema<CalendarTable, WorkingCalendars> Calendars { get; } = new(
        "calendars",
        static version => new CalendarTable { Version = version },
        static t => t.Version,
        WorkingCalendars.Compile,
        new SheetShape<CalendarTable, CalendarRow>(
            new("calendars", [
                Text("marketplace", ConnectionText, "every one without a row of its own"), Text("time_zone", "IANA name such as Europe/London"),
                Text("days", "working days such as mon-fri or mon tue thu-sat", "mon-fri")]),
            static t => t.Rows,
            static (t, rows) => t with { Rows = rows },
            static c => new CalendarRow(c.OptionalId<ConnectionName>(0), c.Text(1), c.Optional(2) ?? "mon-fri"),
            static r => [r.Marketplace?.Value, r.TimeZone, r.Days]),
        new SheetShape<CalendarTable, HolidayRow>(
            new("holidays", [Text("marketplace", ConnectionText, "all of them"), Text("day", "a day such as 2026-12-25"), Text("name", "what it is, for people", "none")]),
            static t => t.Holidays,
            static (t, rows) => t with { Holidays = rows },
            static c => new HolidayRow(c.OptionalId<ConnectionName>(0), c.Date(1), c.Optional(2)),
            static r => [r.Marketplace?.Value, CellText.Of(r.Day), r.Name])
        {
            ErrorPrefix = "Holiday.",
        })
    {
        RowsStandAlone = true,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<TableSchema> All { get; } =
        [Carriers, Tracking, DeliveryServices, Units, Offers, OfferPrices, ListPrices, Customers, Taxes, Payments, Fees, SafetyStockRules, StockSources, VelocityClasses, ReturnStatusMap, Calendars];

    private static string BaseUnitsText => "base units, 0 to one million million with at most 6 decimals";

    private static string AmountText => "an amount such as 12.50, 0 to one million million with at most 6 decimals";

    private static string TimeText => "a time such as 2026-11-27T00:00:00Z, with Z or an offset such as +01:00";

    private static string DurationText => "a time span such as 00:15:00 or 1.00:00:00 (days, hours, minutes, seconds)";

    private static string TargetText => $"a kind and a number such as ledger_account 7010; kinds: {EnumWords<PostingTargetKind>.Allowed(PostingTargetKind.Unspecified)}";

    private static SheetShape<PaymentTable, StatusAlias<TMeaning>> Words<TMeaning>(
        string name, string mistakePrefix, Func<PaymentTable, IReadOnlyList<StatusAlias<TMeaning>>> wordsOf,
        Func<PaymentTable, IReadOnlyList<StatusAlias<TMeaning>>, PaymentTable> fill, TMeaning unknown)
        where TMeaning : struct, Enum => new(
            new(name, [
                Text("origin", EnumWords<Origin>.Allowed(Origin.Unspecified)), Text("word", "the origin's word, case does not matter", "orders that do not say"),
                Text("meaning", EnumWords<TMeaning>.Allowed(unknown))]),
            wordsOf,
            fill,
            static c => new StatusAlias<TMeaning>(c.Word<Origin>(0), c.Optional(1) ?? string.Empty, c.Word<TMeaning>(2)),
            static r => [CellText.Of(r.Origin), r.Word.Length == 0 ? null : r.Word, CellText.Of(r.Meaning)])
        {
            ErrorPrefix = mistakePrefix,
        };

    private static TableColumn Text(string name, string allowed, string? whenEmpty = null) => new(name, allowed, whenEmpty);

    private static TableColumn Word<T>(string name, T whenEmpty)
        where T : struct, Enum => new(name, EnumWords<T>.Allowed(), CellText.Of(whenEmpty));

    private static TableColumn Condition<T>(string name, params T[] except)
        where T : struct, Enum => new(name, EnumWords<T>.Allowed(except), Any);

    private static TableColumn Number(string name, string allowed, string? whenEmpty = null) => new(name, allowed, whenEmpty) { Kind = CellKind.Number };

    private static TableColumn Flag(string name) => new(name, "true or false", "false") { Kind = CellKind.Flag };
}
