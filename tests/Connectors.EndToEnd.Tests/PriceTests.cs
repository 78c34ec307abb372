using System.Globalization;
using System.Text;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.Prices;
using Connectors.Flows.Storage;
using Connectors.Simulators;
using Microsoft.Extensions.DependencyInjection;
using OrderToCash;

namespace Connectors.EndToEnd.Tests;

/// <summary>Prices on the marketplace, through the real client: what they are to be is shown, or a person is told why not, whatever fails and whatever people do in the portal.</summary>
public sealed class PriceTests
{
    private const string Jump = "PNT-WHT-MAT-5L";
    private const string TooFine = "ROL-SET-9IN";
    private const string Edited = "BRS-SYN-50";
    private const string ForCustomer = "DRL-18V-KIT";
    private const string Discounted = "JIG-650W";
    private const string Unpriced = "LED-PNL-60";
    private const string Foreign = "TAP-KIT-CHR";

    private static readonly ConnectionName Bq = new("bq");
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(30);
    private static readonly PricePolicy Policy = new() { Every = Window, ShownWithin = Window, ImportPollEvery = TimeSpan.FromMinutes(2), ImportWithin = TimeSpan.FromHours(1) };

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0.15)]
    [InlineData(3, 0.3)]
    public async Task R41_R58_R59_Every_offer_shows_what_it_is_to_cost_or_a_record_says_why_not(int seed, double faults)
    {
        await using var day = await StartAsync(Policy, seed, faults);
        var before = day.World.ReadPrices();
        var prices = before.Where(static p => p.ShopSku != Unpriced).ToDictionary(static p => p.ShopSku, static p => (p.OfferId, Price: p.Price + 0.5m, Discount: (decimal?)null, Currency: "GBP"), StringComparer.Ordinal);
        prices[Jump] = prices[Jump] with { Price = 99m };
        prices[TooFine] = prices[TooFine] with { Price = 8.125m };
        prices[Discounted] = prices[Discounted] with { Discount = 49.99m };
        prices[Foreign] = prices[Foreign] with { Currency = "EUR" };
        day.World.AddPrice(ForCustomer, 80m, organization: "ORG-1");
        await WriteAsync(day, prices);
        await day.PassAsync(TimeSpan.FromHours(8));
        day.World.EditPrice(Edited, 0.99m);
        await day.PassAsync(TimeSpan.FromHours(8));

        // An offer without a price is left as it is; it cannot be bought, so that nobody is told.
        string[] held = [Jump, TooFine, ForCustomer, Unpriced, Foreign];
        var shown = day.World.ReadPrices().ToDictionary(static p => p.ShopSku, StringComparer.Ordinal);
        Assert.All(before.Where(p => held.Contains(p.ShopSku)), p => Assert.Equal(p.Price, shown[p.ShopSku].Price));
        Assert.All(prices.Where(p => !held.Contains(p.Key) && p.Key != Edited), p => Assert.Equal((p.Value.Price, p.Value.Discount), (shown[p.Key].Price, shown[p.Key].DiscountPrice)));
        Assert.Equal((0.99m, 1), (shown[Edited].Price, shown[ForCustomer].Others));
        Assert.Equal(
            [$"price.currency {Foreign}", $"price.drift {Edited}", $"price.jump {Jump}", $"price.of-others {ForCustomer}", $"price.row-refused {TooFine}"],
            await RecordsAsync(day));

        var claims = (await SellerClaims.ReadAsync(day.Store, CancellationToken.None)) with { Prices = [.. prices.Select(static p => new MeantPrice(p.Key, p.Value.Price, p.Value.Discount))] };
        Assert.Empty((await day.World.CheckAsync(claims)).FindingDetails);
        Assert.Equal(5, (await day.World.CheckAsync(claims with { Holds = [] })).FindingDetails.Count(static f => f.Code == "price-differs"));

        // People see to each record, and everything goes on by itself.
        prices[TooFine] = prices[TooFine] with { Price = 8.12m };
        prices[Foreign] = prices[Foreign] with { Currency = "GBP" };
        prices[Unpriced] = (before.First(static p => p.ShopSku == Unpriced).OfferId, 39m, null, "GBP");
        prices[Edited] = prices[Edited] with { Price = 4.4m };
        prices.Remove(ForCustomer);
        await WriteAsync(day, prices);
        await day.Store.DeliverAsync([PriceFlow.Confirm(Bq, new OfferId(prices[Jump].OfferId), new Money(99m, CurrencyCode.Gbp), "T-1")], day.Clock.GetUtcNow());
        await day.PassAsync(TimeSpan.FromHours(8));

        shown = day.World.ReadPrices().ToDictionary(static p => p.ShopSku, StringComparer.Ordinal);
        Assert.All(prices, p => Assert.Equal((p.Value.Price, p.Value.Discount), (shown[p.Key].Price, shown[p.Key].DiscountPrice)));
        Assert.Empty(await RecordsAsync(day));
    }

    [Fact]
    public async Task R41_What_somebody_edits_is_put_right_within_an_hour_where_that_is_the_policy()
    {
        await using var day = await StartAsync(Policy with { CorrectsEdits = true });
        var prices = day.World.ReadPrices().ToDictionary(static p => p.ShopSku, static p => (p.OfferId, p.Price, (decimal?)null, "GBP"), StringComparer.Ordinal);
        await WriteAsync(day, prices);
        await day.PassAsync(TimeSpan.FromHours(1));
        day.World.EditPrice(Edited, 0.42m);
        await day.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal(prices[Edited].Price, day.World.ReadPrices().Single(static p => p.ShopSku == Edited).Price);
        await day.PassAsync(Window);
        Assert.Empty(await RecordsAsync(day));
    }

    [Fact]
    public async Task R41_What_items_cost_in_the_ERP_is_shown_by_the_pack_without_a_table()
    {
        await using var day = await StartAsync(Policy, erp: new ConnectionName("bc"));
        day.World.EditPrice(Edited, 4m);
        day.World.EditPrice("BRS-SYN-50-CS12", 50m);
        await day.PassAsync(TimeSpan.FromHours(3));

        // Twelve times what one costs; the pallet is sold in a pack that the tables leave out, and what would change by more than half waits for a person.
        var shown = day.World.ReadPrices().ToDictionary(static p => p.ShopSku, static p => p.Price, StringComparer.Ordinal);
        Assert.Equal((5.25m, 63m), (shown[Edited], shown["BRS-SYN-50-CS12"]));
        var records = await day.Store.GetExceptionsAsync(scope: PriceFlow.CaseOf(Bq).ToString());
        Assert.Equal("offer 210036", Assert.Single(records, static r => r.Code == "unit.unknown").Subject);
        Assert.All(records, static r => Assert.Contains(r.Code, (string[])["unit.unknown", "price.jump"]));
    }

    [Fact]
    public async Task R53_Through_an_outage_the_latest_price_wins_and_none_in_between_is_ever_shown()
    {
        await using var day = await StartAsync(Policy);
        var first = day.World.ReadPrices();
        await WriteAsync(day, With(0.5m));
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.All(first, p => Assert.Equal(p.Price + 0.5m, day.World.ReadPrices().Single(s => s.ShopSku == p.ShopSku).Price));

        day.World.SetMarketplaceDown(true);
        await WriteAsync(day, With(0.25m));
        await day.PassAsync(TimeSpan.FromHours(3));
        await WriteAsync(day, With(0.75m));
        await day.PassAsync(TimeSpan.FromHours(5));
        Assert.Contains("price.stale", (await day.Store.GetExceptionsAsync(scope: PriceFlow.CaseOf(Bq).ToString())).Select(static r => r.Code));

        day.World.SetMarketplaceDown(false);
        for (var step = 0; step < 24; step++)
        {
            await day.PassAsync(TimeSpan.FromMinutes(15));
            Assert.DoesNotContain(first, p => day.World.ReadPrices().Single(s => s.ShopSku == p.ShopSku).Price == p.Price + 0.25m);
        }

        Assert.All(first, p => Assert.Equal(p.Price + 0.75m, day.World.ReadPrices().Single(s => s.ShopSku == p.ShopSku).Price));
        Assert.Empty(await RecordsAsync(day));

        Dictionary<string, (string, decimal, decimal?, string)> With(decimal more) => first.ToDictionary(static p => p.ShopSku, p => (p.OfferId, p.Price + more, (decimal?)null, "GBP"), StringComparer.Ordinal);
    }

    private static Task<Day> StartAsync(PricePolicy policy, int seed = 1, double faults = 0, ConnectionName? erp = null) => Day.StartAsync(
        plain => plain with { Seed = seed, FaultRate = (decimal)faults },
        services: s => s
            .Configure<BusinessCentralErpOptions>("bc", static o => o.LocalCurrency = "GBP")
            .AddPrices([new PriceRoute(Bq, erp)], policy with { UnitSystem = "business-central" }));

    /// <summary>Saves the price table as a person does.</summary>
    private static async Task WriteAsync(Day day, Dictionary<string, (string OfferId, decimal Price, decimal? Discount, string Currency)> prices)
    {
        var text = new StringBuilder("marketplace,offer_id,shop_sku,price,currency,discount_price\n");
        foreach (var (sku, row) in prices)
            text.Append(CultureInfo.InvariantCulture, $"bq,{row.OfferId},{sku},{row.Price},{row.Currency},{row.Discount}\n");
        await day.Tables.SavePricesAsync(text.ToString(), CancellationToken.None);
    }

    /// <summary>The open records of prices, each with the SKU of its offer.</summary>
    private static async Task<IReadOnlyList<string>> RecordsAsync(Day day) =>
    [
        .. (await day.Store.GetExceptionsAsync(scope: PriceFlow.CaseOf(Bq).ToString())).Select(static r => $"{r.Code} {Sku(r)}").Order(StringComparer.Ordinal),
    ];

    private static string Sku(ExceptionRecord record) => record.Facts.FirstOrDefault(static f => f.Name == "shop SKU") is { } fact ? fact.Value : record.Subject;
}
