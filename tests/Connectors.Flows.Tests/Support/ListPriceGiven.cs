using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Prices;
using Connectors.Domain.Values;
using Connectors.Flows.B2BPrices;

namespace Connectors.Flows.Tests.Support;

/// <summary>The price lists of a store in values: list <c>trade</c> of store <c>b2b</c>, in GBP.</summary>
internal static class ListPriceGiven
{
    public const string List = "trade";

    public static readonly ConnectionName Store = new("b2b");

    public static ListPriceRow Row(string sku, decimal price, int quantity = 1, DateTimeOffset? asOf = null, string list = List) => new(Store, list, new Sku(sku), price, CurrencyCode.Gbp) { Quantity = quantity, AsOf = asOf };

    public static B2BSkuPrices PricesOf(string sku, params IEnumerable<(int Quantity, decimal Price)> breaks) => new(new Sku(sku), [.. breaks.Select(static b => new B2BPriceBreak(b.Quantity, b.Price))]);

    public static PriceWord Word(string sku, DateTimeOffset asOf, params IEnumerable<(int Quantity, decimal Price)> breaks) => new(List, new Sku(sku), PricesOf(sku, breaks).Breaks, CurrencyCode.Gbp, asOf);

    public static B2BPriceContext Context(IReadOnlyList<ListPriceRow> rows, B2BPricePolicy? policy = null, B2BPricingCapabilities? store = null, B2BPriceRoute? route = null, string version = "1") => new(
        route ?? new B2BPriceRoute(Store), policy ?? new B2BPricePolicy(), store ?? new B2BPricingCapabilities(), Tables(rows, version));

    public static B2BPriceTables Tables(IReadOnlyList<ListPriceRow> rows, string version = "1")
    {
        var items = PriceGiven.Tables([]);
        return new B2BPriceTables(Given.Compiled(ListPrices.Compile(new ListPriceTable { Version = version, Rows = rows })), items.Offers, items.Units);
    }

    public static B2BPriceListStatus Status(DateTimeOffset? asOf = null) => new(List, B2BPriceListState.Told) { Currency = CurrencyCode.Gbp, AsOf = asOf };
}
