using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Testing.Internal;
using static Connectors.Testing.Internal.PortTrial;

namespace Connectors.Testing.Ports;

/// <summary>What every adapter of <see cref="IMarketplaceOffers"/> must do.</summary>
public static class MarketplaceOffersConformance
{
    /// <summary>The suite.</summary>
    /// <param name="start">Starts a marketplace and its adapter; called once for each check.</param>
    public static IReadOnlyList<ConformanceCheck> Checks(Func<Task<IMarketplaceOffersHarness>> start) => PortTrial.Checks(start, All());

    private static IEnumerable<(string Name, Func<IMarketplaceOffersHarness, Task> RunAsync)> All() =>
    [
        ("Offers are listed, each once", static async it =>
        {
            var listings = await ToListAsync(it.Offers.GetListingsAsync()).ConfigureAwait(false);

            Expect.True(listings.Count >= 2);
            Expect.Equal(listings.Count, listings.DistinctBy(static l => l.OfferId).Count());
        }),

        ("Stock that was taken is shown, and nothing else of the offer has changed", static async it =>
        {
            var before = (await ToListAsync(it.Offers.GetListingsAsync()).ConfigureAwait(false))[0];

            var import = await it.Offers.ImportStockAsync([Stock(before, 7)], SendPermit.WithoutLimit()).ConfigureAwait(false);
            await it.FinishImportsAsync().ConfigureAwait(false);

            Expect.Empty(import.Withheld);
            Expect.True((await it.Offers.GetStockImportAsync(import.Id!).ConfigureAwait(false)).AllTaken);
            var after = await ListedAsync(it, before.OfferId).ConfigureAwait(false);
            Expect.Equal((7L, before.Price, before.ShopSku), (after.Quantity, after.Price, after.ShopSku));
        }),

        ("Stock whose answer was lost may be sent again", static async it =>
        {
            var before = (await ToListAsync(it.Offers.GetListingsAsync()).ConfigureAwait(false))[0];
            it.LoseNextAnswer();
            await SentAsync(() => it.Offers.ImportStockAsync([Stock(before, 7)], SendPermit.WithoutLimit())).ConfigureAwait(false);

            await it.Offers.ImportStockAsync([Stock(before, 7)], SendPermit.WithoutLimit()).ConfigureAwait(false);
            await it.FinishImportsAsync().ConfigureAwait(false);

            Expect.Equal(7L, (await ListedAsync(it, before.OfferId).ConfigureAwait(false)).Quantity);
        }),

        ("A row whose offer belongs to another SKU is withheld, and the others are sent", static async it =>
        {
            var listings = await ToListAsync(it.Offers.GetListingsAsync()).ConfigureAwait(false);
            var (first, second) = (listings[0], listings[1]);

            var import = await it.Offers.ImportStockAsync([Stock(first, 7), Stock(first, 9) with { ShopSku = second.ShopSku }], SendPermit.WithoutLimit()).ConfigureAwait(false);
            await it.FinishImportsAsync().ConfigureAwait(false);

            Expect.Equal(second.ShopSku, Expect.Single(import.Withheld).ShopSku);
            Expect.Equal((7L, second.Quantity), ((await ListedAsync(it, first.OfferId).ConfigureAwait(false)).Quantity, (await ListedAsync(it, second.OfferId).ConfigureAwait(false)).Quantity));
        }),

        ("Where every row is withheld nothing is sent", static async it =>
        {
            var listings = await ToListAsync(it.Offers.GetListingsAsync()).ConfigureAwait(false);

            var import = await it.Offers.ImportStockAsync([Stock(listings[0], 7) with { ShopSku = listings[1].ShopSku }], SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Null(import.Id);
            Expect.Single(import.Withheld);
        }),

        ("A price that was taken is shown, and the stock is as it was", static async it =>
        {
            var before = (await ToListAsync(it.Offers.GetListingsAsync()).ConfigureAwait(false))[0];
            var price = new Money(before.Price!.Value.Amount + 1, before.Price.Value.Currency);

            var import = await it.Offers.ImportPricesAsync([new OfferPricing(before.OfferId, before.ShopSku, price)], SendPermit.WithoutLimit()).ConfigureAwait(false);
            await it.FinishImportsAsync().ConfigureAwait(false);

            Expect.True((await it.Offers.GetPriceImportAsync(import.Id!).ConfigureAwait(false)).AllTaken);
            var after = await ListedAsync(it, before.OfferId).ConfigureAwait(false);
            Expect.Equal((price, before.Quantity), (after.Price, after.Quantity));
        }),

        ("What is shown now is everything that is listed, each offer once", static async it =>
        {
            var listed = await ToListAsync(it.Offers.GetListingsAsync()).ConfigureAwait(false);
            var shown = await ToListAsync(it.Offers.GetCurrentListingsAsync()).ConfigureAwait(false);

            Expect.Equal(shown.Count, shown.DistinctBy(static l => l.OfferId).Count());
            Expect.Equal(0, listed.Select(static l => l.OfferId).Except(shown.Select(static l => l.OfferId)).Count());
        }),

        ("Every price that was taken is listed, and nothing beside", static async it =>
        {
            var before = (await ToListAsync(it.Offers.GetListingsAsync()).ConfigureAwait(false))[0];
            var price = before.Price!.Value;
            var discount = new Money(price.Amount / 2, price.Currency).Round(2, MidpointRounding.ToEven);

            await it.Offers.ImportPricesAsync([new OfferPricing(before.OfferId, before.ShopSku, price, discount)], SendPermit.WithoutLimit()).ConfigureAwait(false);
            await it.FinishImportsAsync().ConfigureAwait(false);

            var listed = Expect.Single((await ListedAsync(it, before.OfferId).ConfigureAwait(false)).Prices);
            Expect.Equal((price, discount, 0, 0), (listed.Price, listed.DiscountPrice, listed.Channels.Count, listed.Conditions.Count));
        }),

        ("A row that the marketplace refused is told with its SKU, although the import is complete", static async it =>
        {
            var listings = await ToListAsync(it.Offers.GetListingsAsync()).ConfigureAwait(false);
            var import = await it.Offers.ImportPricesAsync([it.NewRefusedPrice(listings[0]), new OfferPricing(listings[1].OfferId, listings[1].ShopSku, listings[1].Price!.Value)], SendPermit.WithoutLimit()).ConfigureAwait(false);
            await it.FinishImportsAsync().ConfigureAwait(false);

            var report = await it.Offers.GetPriceImportAsync(import.Id!).ConfigureAwait(false);

            Expect.Equal((ImportProgress.Complete, false), (report.Progress, report.AllTaken));
            Expect.Equal(listings[0].ShopSku, Expect.Single(report.Rejected).ShopSku);
        }),

        ("A closed permit sends nothing", static it => RefusesAsync(it, static (_, call, what) => RefusesPastAsync(Ended(), call, what))),

        ("A permit that closes between the look-up and what follows from it sends nothing more", static it => RefusesAsync(it, RefusesAtTheLastMomentAsync)),

        ("A cancelled call ends as cancelled", static async it =>
        {
            var listing = (await ToListAsync(it.Offers.GetListingsAsync()).ConfigureAwait(false))[0];
            await CancelledAsync(token => it.Offers.ImportStockAsync([Stock(listing, 7)], SendPermit.WithoutLimit(), token), "ImportStockAsync").ConfigureAwait(false);
            Expect.Equal(listing.Quantity, (await ListedAsync(it, listing.OfferId).ConfigureAwait(false)).Quantity);
        }),
    ];

    private static async Task RefusesAsync(IMarketplaceOffersHarness it, Func<IMarketplaceOffersHarness, Func<SendPermit, Task>, string, Task> refuseAsync)
    {
        var before = (await ToListAsync(it.Offers.GetListingsAsync()).ConfigureAwait(false))[0];
        var price = new Money(before.Price!.Value.Amount + 1, before.Price.Value.Currency);

        await refuseAsync(it, permit => it.Offers.ImportStockAsync([Stock(before, (before.Quantity ?? 0) + 7)], permit), "importing stock").ConfigureAwait(false);
        await refuseAsync(it, permit => it.Offers.ImportPricesAsync([new OfferPricing(before.OfferId, before.ShopSku, price)], permit), "importing prices").ConfigureAwait(false);
        await it.FinishImportsAsync().ConfigureAwait(false);

        var after = await ListedAsync(it, before.OfferId).ConfigureAwait(false);
        Expect.Equal((before.Quantity, before.Price), (after.Quantity, after.Price));
    }

    private static OfferQuantity Stock(MarketplaceListing listing, long quantity) => new(listing.OfferId, listing.ShopSku, quantity);

    private static async Task<MarketplaceListing> ListedAsync(IMarketplaceOffersHarness it, OfferId offer) =>
        Expect.Single((await ToListAsync(it.Offers.GetListingsAsync()).ConfigureAwait(false)).Where(l => l.OfferId == offer));
}
