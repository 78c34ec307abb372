using System.Globalization;
using Connectors.Domain.Carriers;
using Connectors.Domain.Customers;
using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Domain.Payments;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;

namespace Connectors.Benchmarks.Samples;

/// <summary>Mapping tables of a merchant, of any size. The same arguments always give the same tables.</summary>
internal static class SampleTables
{
    public const string Version = "benchmark-1";
    public const long UnitsInCase = 12;

    public static ConnectionName Marketplace { get; } = new("bq");

    public static ConnectionName Erp { get; } = new("bc");

    public static ConnectionName Warehouse { get; } = new("north");

    public static UnitCode Each { get; } = new("EA");

    public static UnitCode Case { get; } = new("CS");

    public static Sku Sku(int number) => new(string.Create(CultureInfo.InvariantCulture, $"SKU-{number:D6}"));

    public static OfferId Offer(int number) => new(string.Create(CultureInfo.InvariantCulture, $"{2_000_000 + number}"));

    public static OfferMap Offers(int skus) => Compiled(OfferMap.Compile(new OfferTable
    {
        Version = Version,
        Rows = [.. Enumerable.Range(0, skus).Select(static n => new OfferRow(Marketplace, Offer(n), Sku(n), Sku(n), n % 2 == 0 ? Each : Case))],
    }));

    public static UnitCatalogue Units(int skus) => Compiled(UnitCatalogue.Compile(new UnitTable
    {
        Version = Version,
        Rows =
        [
            .. Enumerable.Range(0, skus).SelectMany(static n => new UnitRow[]
            {
                new(Sku(n), Each, default, IsBase: true),
                new(Sku(n), Case, new Ratio(UnitsInCase), IsBase: false),
            }),
        ],
    }));

    public static CustomerMap Customers() => Compiled(CustomerMap.Compile(new CustomerTable
    {
        Version = Version,
        Rows = [new CustomerRow(Marketplace, "TRADE_UK", null, new CustomerNumber("C00020")), new CustomerRow(Marketplace, null, null, new CustomerNumber("C00010"))],
    }));

    public static string CarrierText(int number) => string.Create(CultureInfo.InvariantCulture, $"Parcel-Line {number:D3}");

    public static CarrierCode CarrierCode(int number) => new(string.Create(CultureInfo.InvariantCulture, $"parcel_line_{number:D3}"));

    public static CarrierMap Carriers(int carriers) => Compiled(CarrierMap.Compile(new CarrierTable
    {
        Version = Version,
        Rows =
        [
            .. Enumerable.Range(0, carriers).Select(static n => new CarrierRow(Marketplace, null, CarrierText(n), null, CarrierCode(n))),
            .. Enumerable.Range(0, carriers).Select(static n => new CarrierRow(Marketplace, Warehouse, CarrierText(n), "Next Day", CarrierCode(n))),
        ],
    }));

    public static ApprovedCarriers Approved(int carriers) => new(
        Version, Marketplace, Enumerable.Range(0, carriers).Select(static n => new MarketplaceCarrier(CarrierCode(n), CarrierText(n), NeedsTrackingNumber: true)));

    public static PaymentRules Payments() => Compiled(PaymentRules.Compile(StandardPaymentTable.Create()));

    public static OrderTables All(int skus) => new(Offers(skus), Units(skus), Customers(), Carriers(40), Payments());

    private static T Compiled<T>(Validated<T, RowError> compilation)
        where T : class => compilation.IsOk ? compilation.Value : throw new InvalidOperationException(string.Join("; ", compilation.Refusals));
}
