using System.Net;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using RichardSzalay.MockHttp;

namespace Connectors.Mirakl.Tests;

/// <summary>Batches of stock and prices: row by row, against what the platform lists now, and judged when they have ended.</summary>
public sealed class OfferBatchTests
{
    [Fact]
    public async Task One_wrong_stock_row_is_withheld_with_its_reason_and_the_others_are_sent()
    {
        using var platform = new Platform(3);

        var started = await platform.Offers.ImportStockAsync([Stock(1, 5), Stock(2, -2), Stock(3, 1), new OfferQuantity(new OfferId("1"), default, 1), Stock(1, 3_000_000_000)], SendPermit.WithoutLimit());

        Assert.Equal("i1", started.Id);
        Assert.Equal(["S2", null, "S1"], started.Withheld.Select(static w => w.ShopSku?.Value));
        Assert.Contains("-2", started.Withheld[0].Message, StringComparison.Ordinal);
        Assert.Equal(["\"S1\";\"5\"", "\"S3\";\"1\""], platform.Rows);
    }

    [Fact]
    public async Task Stock_of_which_no_row_is_right_sends_nothing()
    {
        using var platform = new Platform(3);

        var started = await platform.Offers.ImportStockAsync([Stock(1, -1)], SendPermit.WithoutLimit());

        Assert.Equal((null, 1), (started.Id, started.Withheld.Count));
        Assert.Empty(platform.Rows);
    }

    [Fact]
    public async Task An_offer_with_a_wrong_price_is_withheld_with_all_its_prices_and_the_others_are_sent_together()
    {
        using var platform = new Platform(6);

        var started = await platform.Offers.ImportPricesAsync(
        [
            Price(1, 5m), Price(2, 2m), Price(1, -1m) with { Channel = "UK" }, Price(3, 1m) with { Channel = "UK" }, Price(2, 3m) with { Channel = "UK" },
            Price(4, 1m) with { Channel = "A|B" }, Price(5, 1m) with { Price = new Money(1m, new CurrencyCode("EUR")) },
            .. Enumerable.Range(0, 51).Select(i => Price(6, 1m) with { Channel = $"C{i}" }),
        ], SendPermit.WithoutLimit());

        Assert.Equal(["S1", "S4", "S5", "S6"], started.Withheld.Select(static w => w.ShopSku!.Value.Value).Distinct());
        Assert.Equal(55, started.Withheld.Count);
        Assert.Equal(["\"S2\";\"2\"", "\"S2\";\"3\"", "\"S3\";\"1\""], platform.Rows);
    }

    [Theory]
    [InlineData("2", "S2;S4")]
    [InlineData("0", "S1;S2;S4")]
    [InlineData("3", "S4")]
    [InlineData("many", "")]
    [InlineData(null, "")]
    public async Task R41_A_price_that_is_finer_than_the_platform_keeps_is_withheld_with_its_reason(string? decimals, string withheld)
    {
        using var platform = new Platform(4) { Decimals = decimals };

        var started = await platform.Offers.ImportPricesAsync([Price(1, 5.250m), Price(2, 2.125m), Price(3, 10m), Price(4, 3m) with { DiscountPrice = new Money(2.5555m, CurrencyCode.Gbp) }], SendPermit.WithoutLimit());

        Assert.Equal(withheld, string.Join(';', started.Withheld.Select(static w => w.ShopSku!.Value.Value)));
        Assert.Equal(4 - started.Withheld.Count, platform.Rows.Count);
        Assert.All(started.Withheld, w => Assert.Contains(decimals!, w.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task R41_Prices_go_out_where_the_key_may_not_ask_how_fine_they_may_be()
    {
        using var platform = new Platform(1) { IsClosed = true };

        Assert.Equal("i1", (await platform.Offers.ImportPricesAsync([Price(1, 2.125m)], SendPermit.WithoutLimit())).Id);
    }

    [Theory]
    [InlineData(45, 55)]
    [InlineData(-45, 10)]
    public async Task R41_Changes_are_asked_for_by_the_platforms_own_time_where_our_clock_runs_ahead(int ahead, int since)
    {
        using var platform = new Platform(10);
        var readAt = platform.Host.Time.GetUtcNow();
        platform.UpdatedAt = readAt.AddMinutes(-ahead);
        await foreach (var _ in platform.Offers.GetCurrentListingsAsync())
            continue;
        platform.Host.Time.Advance(TimeSpan.FromMinutes(2));
        await foreach (var _ in platform.Offers.GetCurrentListingsAsync())
            continue;

        Assert.Equal(readAt.AddMinutes(-since), platform.AskedSince);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(21)]
    [InlineData(5)]
    [InlineData(500)]
    public async Task Offers_that_were_listed_since_the_list_was_kept_are_sent_now(int listedSince)
    {
        using var platform = new Platform(100);
        await platform.Offers.ImportStockAsync([Stock(1, 1)], SendPermit.WithoutLimit());
        platform.Host.Time.Advance(TimeSpan.FromHours(1));
        platform.Listed += listedSince;

        var started = await platform.Offers.ImportStockAsync([.. Enumerable.Range(1, 100 + listedSince).Select(static i => Stock(i, i))], SendPermit.WithoutLimit());

        Assert.Empty(started.Withheld);
        Assert.Equal(1 + 100 + listedSince, platform.Rows.Count);
    }

    [Fact]
    public async Task Offers_that_the_platform_does_not_list_stay_withheld_however_many_they_are()
    {
        using var platform = new Platform(10);
        await platform.Offers.ImportStockAsync([Stock(1, 1)], SendPermit.WithoutLimit());
        platform.Host.Time.Advance(TimeSpan.FromHours(1));

        var started = await platform.Offers.ImportStockAsync([.. Enumerable.Range(1, 50).Select(static i => Stock(i, i))], SendPermit.WithoutLimit());

        Assert.Equal(40, started.Withheld.Count);
        Assert.Equal(1, platform.Changes);
    }

    [Fact]
    public async Task What_is_shown_now_is_read_in_full_once_and_then_what_changed_at_most_once_a_minute()
    {
        using var platform = new Platform(10);
        await platform.Offers.ImportStockAsync([Stock(1, 1)], SendPermit.WithoutLimit());
        Assert.Equal((10, 0), (await CountAsync(), platform.Changes));

        platform.Listed += 3;
        platform.Host.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal((10, 0), (await CountAsync(), platform.Changes));
        platform.Host.Time.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal((13, 1), (await CountAsync(), platform.Changes));

        platform.Host.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal((13, 1), (await CountAsync(), platform.Changes));

        async Task<int> CountAsync()
        {
            var count = 0;
            await foreach (var listing in platform.Offers.GetCurrentListingsAsync())
                count += listing.ShopSku.Value.Length > 0 ? 1 : 0;
            return count;
        }
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "", true)]
    [InlineData(HttpStatusCode.Gone, "gone", true)]
    [InlineData(HttpStatusCode.NotFound, """{"status":404,"message":"Not Found"}""", true)]
    [InlineData(HttpStatusCode.Forbidden, """{"status":403,"message":"Forbidden"}""", true)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "", false)]
    public async Task An_import_is_complete_although_its_report_is_gone(HttpStatusCode status, string body, bool isGone)
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/offers/stock/imports/i1/status")
            .Respond("application/json", """{"import_id":"i1","status":"COMPLETE","lines_in_success":9,"lines_in_error":1,"has_error_report":true}""");
        host.Expect(HttpMethod.Get, "api/offers/stock/imports/i1/error_report").Fails(status, body);
        var offers = new MiraklMarketplaceOffers(host.Client, new MiraklClientOptions());

        if (!isGone)
        {
            await Assert.ThrowsAnyAsync<PortException>(() => offers.GetStockImportAsync("i1"));
            return;
        }

        var report = await offers.GetStockImportAsync("i1");

        Assert.Equal((ImportProgress.Complete, 9L, 1L, true, false), (report.Progress, report.AcceptedRows, report.RejectedRows, report.AreReasonsMissing, report.AllTaken));
        Assert.Empty(report.Rejected);
    }

    private static OfferQuantity Stock(int offer, long quantity) => new(new OfferId($"{offer}"), new Sku($"S{offer}"), quantity);

    private static OfferPricing Price(int offer, decimal price) => new(new OfferId($"{offer}"), new Sku($"S{offer}"), new Money(price, CurrencyCode.Gbp));

    /// <summary>A platform that lists offers 1, 2, 3 …, exports them and takes files.</summary>
    private sealed class Platform : HttpMessageHandler
    {
        private bool _exportsChanges;
        private int _exported;

        public Platform(int listed)
        {
            Listed = listed;
            Host = new MiraklHost(primary: this);
            Offers = new MiraklMarketplaceOffers(Host.Client, new MiraklClientOptions { DefaultCurrency = "GBP" }, Host.Time);
        }

        public MiraklHost Host { get; }

        public MiraklMarketplaceOffers Offers { get; }

        public int Listed { get; set; }

        public int Changes { get; private set; }

        /// <summary>What PC01 says of decimals.</summary>
        public string? Decimals { get; init; }

        /// <summary>Whether the key may not ask PC01.</summary>
        public bool IsClosed { get; init; }

        /// <summary>When every offer changed last; null when the platform does not say.</summary>
        public DateTimeOffset? UpdatedAt { get; set; }

        public DateTimeOffset? AskedSince { get; private set; }

        public List<string> Rows { get; } = [];

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                Host.Dispose();
            base.Dispose(disposing);
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath;
            if (path.EndsWith("/export/async", StringComparison.Ordinal))
            {
                using var body = System.Text.Json.JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
                _exportsChanges = body.RootElement.TryGetProperty("last_request_date", out var since);
                AskedSince = _exportsChanges ? since.GetDateTimeOffset() : AskedSince;
                Changes += _exportsChanges ? 1 : 0;
                return Json("""{"tracking_id":"t"}""");
            }

            if (path.Contains("/export/async/status/", StringComparison.Ordinal))
                return Json("""{"status":"COMPLETED","urls":["https://marketplace.example.com/file"]}""");
            if (path == "/file")
            {
                var from = _exportsChanges ? _exported + 1 : 1;
                var offers = Enumerable.Range(from, Math.Max(0, Listed - from + 1)).Select(Offer).ToList();
                _exported = Listed;
                return Json($"[{string.Join(',', offers)}]");
            }

            if (path.EndsWith("/platform/configuration", StringComparison.Ordinal))
                return IsClosed ? new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = Text("""{"status":403,"message":"Forbidden"}""") } : Json(Decimals is null ? """{"features":{}}""" : $$$"""{"features":{"offer_prices_decimals":"{{{Decimals}}}"}}""");
            if (path.EndsWith("/imports", StringComparison.Ordinal))
            {
                var form = await request.Content!.ReadAsStringAsync(cancellationToken);
                Rows.AddRange(form.Split('\n').Where(static l => l.StartsWith("\"S", StringComparison.Ordinal)).Select(static l => string.Join(';', l.Split(';').Take(2))));
                return Json("""{"import_id":"i1"}""");
            }

            var id = int.Parse(path.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
            return id <= Listed ? Json(Offer(id)) : new HttpResponseMessage(HttpStatusCode.NotFound) { Content = Text("""{"status":404,"message":"Offer not found"}""") };
        }

        private string Offer(int id) => $$"""{"offer_id":{{id}},"shop_sku":"S{{id}}"{{(UpdatedAt is { } at ? $",\"last_updated\":\"{at:O}\"" : string.Empty)}}}""";

        private static HttpResponseMessage Json(string body) => new() { Content = Text(body) };

        private static StringContent Text(string body) => new(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
    }
}
