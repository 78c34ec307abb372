using System.Globalization;
using Connectors.Domain.Carriers;
using Connectors.Domain.Customers;
using Connectors.Domain.Offers;
using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Tables.Internal;

/// <summary>The tables this package reads and writes. Column positions here are those of the header's list.</summary>
internal static class TableShapes
{
    public static TableShape<CarrierRow> Carriers { get; } = new(
        "carriers",
        new Header([new("marketplace"), new("warehouse", Required: false), new("carrier", Member: "Text"), new("service", Required: false), new("code")]),
        static c => new CarrierRow(c.Id<ConnectionName>(0), c.OptionalId<ConnectionName>(1), c.Text(2), c.Optional(3), c.Id<CarrierCode>(4)),
        static r => [r.Marketplace.Value, r.Warehouse?.Value, r.Text, r.Service, r.Code.Value]);

    public static TableShape<UnitRow> Units { get; } = new(
        "units",
        new Header([new("sku"), new("unit"), new("base_units", Kind: CellKind.Number), new("is_base", Kind: CellKind.Flag), new("gtin", Required: false), new("decimals", Required: false, Kind: CellKind.Number)]),
        static c => new UnitRow(c.Id<Sku>(0), c.Id<UnitCode>(1), c.Ratio(2), c.Flag(3), c.Optional(4), c.Digit(5)),
        static r => [r.Sku.Value, r.Unit.Value, r.BaseUnits.ToString(), r.IsBase ? "true" : "false", r.Gtin, r.Decimals.ToString(CultureInfo.InvariantCulture)]);

    public static TableShape<UnitAlias> UnitAliases { get; } = new(
        "unit aliases",
        new Header([new("system"), new("text"), new("unit")]),
        static c => new UnitAlias(c.Text(0), c.Text(1), c.Id<UnitCode>(2)),
        static r => [r.System, r.Text, r.Unit.Value]);

    public static TableShape<OfferRow> Offers { get; } = new(
        "offers",
        new Header([new("marketplace"), new("offer_id"), new("shop_sku"), new("sku"), new("unit")]),
        static c => new OfferRow(c.Id<ConnectionName>(0), c.Id<OfferId>(1), c.Id<Sku>(2), c.Id<Sku>(3), c.Id<UnitCode>(4)),
        static r => [r.Marketplace.Value, r.OfferId.Value, r.ShopSku.Value, r.Sku.Value, r.Unit.Value]);

    public static TableShape<CustomerRow> Customers { get; } = new(
        "customers",
        new Header([new("marketplace"), new("channel", Required: false), new("customer_id", Required: false), new("customer")]),
        static c => new CustomerRow(c.Id<ConnectionName>(0), c.Optional(1), c.Optional(2), c.Id<CustomerNumber>(3)),
        static r => [r.Marketplace.Value, r.Channel, r.CustomerId, r.Customer.Value]);
}
