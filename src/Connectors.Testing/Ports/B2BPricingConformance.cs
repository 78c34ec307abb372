using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Testing.Internal;
using static Connectors.Testing.Internal.PortTrial;

namespace Connectors.Testing.Ports;

/// <summary>What every adapter of <see cref="IB2BPricing"/> must do.</summary>
public static class B2BPricingConformance
{
    private const string Old = "1:9.60 10:8.75";
    private const string New = "1:9.00 5:8.50 50:7.25";

    /// <summary>The suite.</summary>
    /// <param name="start">Starts a store and its adapter; called once for each check.</param>
    public static IReadOnlyList<ConformanceCheck> Checks(Func<Task<IB2BPricingHarness>> start) => PortTrial.Checks(start, All());

    private static IEnumerable<(string Name, Func<IB2BPricingHarness, Task> RunAsync)> All() =>
    [
        ("The lists of the store are told with their currency", static async it =>
        {
            var list = Expect.Single((await it.Pricing.GetPriceListsAsync().ConfigureAwait(false)).Where(l => l.Id == it.List));
            Expect.Equal(("GBP", false), (list.Currency?.Value, list.IsMadeByRules));
        }),

        ("All prices of a SKU are replaced, and another SKU keeps its own", static async it =>
        {
            await SetAsync(it, (it.Skus[0], Old), (it.Skus[1], Old)).ConfigureAwait(false);

            var result = await SetAsync(it, (it.Skus[0], New)).ConfigureAwait(false);

            Expect.Equal((1, 0), (result.Accepted, result.Rejected.Count));
            Expect.Equal((New, Old), (await ShownAsync(it, it.Skus[0]).ConfigureAwait(false), await ShownAsync(it, it.Skus[1]).ConfigureAwait(false)));
        }),

        ("No prices take a SKU off the list", static async it =>
        {
            await SetAsync(it, (it.Skus[0], Old), (it.Skus[1], Old)).ConfigureAwait(false);

            await SetAsync(it, (it.Skus[0], string.Empty)).ConfigureAwait(false);

            Expect.Equal((string.Empty, Old), (await ShownAsync(it, it.Skus[0]).ConfigureAwait(false), await ShownAsync(it, it.Skus[1]).ConfigureAwait(false)));
        }),

        ("A SKU that is not taken holds up no other, and is told with its reason", static async it =>
        {
            var result = await it.Pricing.SetPricesAsync(it.List, [Prices(it.Skus[0], New), it.Refused, Prices(it.Skus[1], New)], SendPermit.WithoutLimit()).ConfigureAwait(false);

            var rejected = Expect.Single(result.Rejected);
            Expect.Equal((2, it.Refused.Sku), (result.Accepted, rejected.ShopSku!.Value));
            Expect.True(rejected.Message.Length > 0);
            Expect.Equal((New, New), (await ShownAsync(it, it.Skus[0]).ConfigureAwait(false), await ShownAsync(it, it.Skus[1]).ConfigureAwait(false)));
        }),

        ("Two prices for the same quantity leave the SKU as it was", static async it =>
        {
            await SetAsync(it, (it.Skus[0], Old)).ConfigureAwait(false);

            var result = await SetAsync(it, (it.Skus[0], "1:9.00 1:8.00")).ConfigureAwait(false);

            Expect.Single(result.Rejected);
            Expect.Equal(Old, await ShownAsync(it, it.Skus[0]).ConfigureAwait(false));
        }),

        ("Prices whose request or answer was lost are those of before or the new ones, and never some of both", static async it =>
        {
            await SetAsync(it, (it.Skus[0], Old)).ConfigureAwait(false);
            foreach (var lose in (Action[])[it.LoseNextRequest, it.LoseNextAnswer])
            {
                lose();
                await SentAsync(() => SetAsync(it, (it.Skus[0], New))).ConfigureAwait(false);
                Expect.True(await ShownAsync(it, it.Skus[0]).ConfigureAwait(false) is Old or New);
                await SetAsync(it, (it.Skus[0], Old)).ConfigureAwait(false);
                Expect.Equal(Old, await ShownAsync(it, it.Skus[0]).ConfigureAwait(false));
            }
        }),

        ("More SKUs than fit in one call are all taken, each whole", static async it =>
        {
            var most = Math.Min(it.Pricing.Capabilities.SkusInCall, 1000);
            var many = Enumerable.Range(1, most + 1).Select(static n => new Sku(string.Create(CultureInfo.InvariantCulture, $"MANY-{n:D5}"))).Select(static s => Prices(s, New)).ToList();

            var result = await it.Pricing.SetPricesAsync(it.List, many, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Equal(many.Count, result.Accepted + result.Rejected.Count);
            Expect.Equal(result.Accepted, (await it.Pricing.GetPricesAsync(it.List).ConfigureAwait(false)).Count(static p => Text(p) == New));
        }),

        ("A list that the store does not have is not found", static async it =>
        {
            Expect.Equal(FailureKind.NotFound, (await RefusedAsync(() => it.Pricing.GetPricesAsync("no-such-list"), "reading a list that is not there").ConfigureAwait(false)).Kind);
            Expect.Equal(FailureKind.NotFound, (await RefusedAsync(() => it.Pricing.SetPricesAsync("no-such-list", [Prices(it.Skus[0], New)], SendPermit.WithoutLimit()), "pricing a list that is not there").ConfigureAwait(false)).Kind);
        }),

        ("The lists of a customer are told in their order, and those of nobody are not", static async it =>
        {
            Expect.True(await it.Pricing.FindPriceListsOfAsync("no-such-customer").ConfigureAwait(false) is null);
            if (it.CustomerWithLists is { } customer)
                Expect.Equal(string.Join(',', it.ListsOfCustomer), string.Join(',', await it.Pricing.FindPriceListsOfAsync(customer).ConfigureAwait(false) ?? []));
        }),

        ("A closed permit sends nothing", static async it =>
        {
            await RefusesPastAsync(Ended(), permit => it.Pricing.SetPricesAsync(it.List, [Prices(it.Skus[0], New)], permit), "setting prices").ConfigureAwait(false);
            Expect.Equal(string.Empty, await ShownAsync(it, it.Skus[0]).ConfigureAwait(false));
        }),

        ("A permit that closes at the last moment sends nothing", static async it =>
        {
            await RefusesAtTheLastMomentAsync(it, permit => it.Pricing.SetPricesAsync(it.List, [Prices(it.Skus[0], New)], permit), "setting prices").ConfigureAwait(false);
            Expect.Equal(string.Empty, await ShownAsync(it, it.Skus[0]).ConfigureAwait(false));
        }),

        ("A cancelled call ends as cancelled", static async it =>
        {
            await CancelledAsync(token => it.Pricing.GetPriceListsAsync(token), "GetPriceListsAsync").ConfigureAwait(false);
            await CancelledAsync(token => it.Pricing.GetPricesAsync(it.List, token), "GetPricesAsync").ConfigureAwait(false);
            await CancelledAsync(token => it.Pricing.SetPricesAsync(it.List, [Prices(it.Skus[0], New)], SendPermit.WithoutLimit(), token), "SetPricesAsync").ConfigureAwait(false);
        }),
    ];

    private static Task<B2BPriceResult> SetAsync(IB2BPricingHarness it, params IEnumerable<(Sku Sku, string Text)> prices) =>
        it.Pricing.SetPricesAsync(it.List, [.. prices.Select(static p => Prices(p.Sku, p.Text))], SendPermit.WithoutLimit());

    private static async Task<string> ShownAsync(IB2BPricingHarness it, Sku sku) =>
        (await it.Pricing.GetPricesAsync(it.List).ConfigureAwait(false)).FirstOrDefault(p => p.Sku == sku) is { } prices ? Text(prices) : string.Empty;

    private static B2BSkuPrices Prices(Sku sku, string text) => new(sku, [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static part => part.Split(':')).Select(static part => new B2BPriceBreak(
        int.Parse(part[0], CultureInfo.InvariantCulture), decimal.Parse(part[1], CultureInfo.InvariantCulture)))]);

    private static string Text(B2BSkuPrices prices) =>
        string.Join(' ', prices.Breaks.OrderBy(static b => b.Quantity).Select(static b => string.Create(CultureInfo.InvariantCulture, $"{b.Quantity}:{b.Price:0.00}")));
}
