using Connectors.Mirakl.Models;
using RichardSzalay.MockHttp;

namespace Connectors.Mirakl.Tests;

public class MiraklPricesTests
{
    private const string Created = """{"import_id":"pr-1"}""";

    [Fact]
    public async Task StartImportAsync_sends_prices_and_discounts_only_unless_more_is_asked_for()
    {
        var body = await SentAsync(PriceColumns.None,
            new PriceRow("A", 20.00m),
            new PriceRow("B", 7m) { DiscountPrice = 5.5m, DiscountStart = Day(1), DiscountEnd = Day(2) });

        Assert.Contains("""
            "offer-sku";"price";"discount-price";"discount-start-date";"discount-end-date"
            "A";"20.00";"";"";""
            "B";"7";"5.5";"2026-03-01T22:30:00Z";"2026-03-02T22:30:00Z"

            """.ReplaceLineEndings("\n"), body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartImportAsync_sends_every_column()
    {
        var body = await SentAsync(
            PriceColumns.Volume | PriceColumns.Channels | PriceColumns.Schedule | PriceColumns.Customers | PriceColumns.PriceType,
            new PriceRow("A", 20m)
            {
                PriceRanges = [new(1, 20m), new(10, 15.25m)], DiscountPrice = 18m, DiscountRanges = [new(10, 12m)], Channels = ["UK", "IE"],
                Start = Day(1), End = Day(3), CustomerOrganizationIds = ["O-1"], CustomerGroupIds = ["G-1", "G-2"], PriceType = "RETAIL",
            });

        Assert.Contains("""
            "offer-sku";"price";"price-ranges";"discount-price";"discount-ranges";"discount-start-date";"discount-end-date";"channels";"start-date";"end-date";"customer-organization-ids";"customer-group-ids";"price-type"
            "A";"20";"1|20,10|15.25";"18";"10|12";"";"";"UK|IE";"2026-03-01T22:30:00Z";"2026-03-03T22:30:00Z";"O-1";"G-1|G-2";"RETAIL"

            """.ReplaceLineEndings("\n"), body, StringComparison.Ordinal);
    }

    public static TheoryData<string, PriceRow[]> WrongRows => new()
    {
        { "names no offer", [new(" ", 1m)] },
        { "is negative", [new("A", -1m)] },
        { "is negative", [new("A", 1m) { DiscountPrice = -1m }] },
        { "do not stand together", [new("A", 1m), new("B", 1m), new("A", 2m)] },
        { "more than 50", [.. Enumerable.Range(1, 51).Select(i => new PriceRow("A", i))] },
        { "PriceColumns.Volume", [new("A", 1m) { DiscountRanges = [new(2, 1m)] }] },
        { "PriceColumns.Channels", [new("A", 1m) { Channels = ["UK"] }] },
        { "PriceColumns.Schedule", [new("A", 1m) { End = Day(1) }] },
        { "PriceColumns.Customers", [new("A", 1m) { CustomerGroupIds = ["G"] }] },
        { "PriceColumns.PriceType", [new("A", 1m) { PriceType = "RETAIL" }] },
    };

    [Theory]
    [MemberData(nameof(WrongRows), DisableDiscoveryEnumeration = true)]
    public async Task StartImportAsync_refuses_rows_that_would_lose_a_price(string why, PriceRow[] rows)
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => SentAsync(PriceColumns.None, rows));

        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartImportAsync_refuses_a_code_that_would_be_read_as_two()
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => SentAsync(PriceColumns.Channels, new PriceRow("A", 1m) { Channels = ["U|K"] }));

        Assert.Contains("'|'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartImportAsync_takes_fifty_prices_of_each_offer() =>
        await SentAsync(PriceColumns.None, [.. Enumerable.Range(0, 100).Select(i => new PriceRow(i < 50 ? "A" : "B", i))]);

    [Fact]
    public async Task StartImportAsync_reads_the_older_name_of_the_id()
    {
        using var uploads = new Uploads(Uploads.Created("""{"importId":"pr-1"}"""));
        using var host = new MiraklHost(primary: uploads);

        Assert.Equal("pr-1", await host.Client.Prices.StartImportAsync(AsyncEnumerable.Empty<PriceRow>()));
    }

    [Fact]
    public async Task ImportAsync_waits_until_the_import_is_listed_and_has_ended()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Post, "api/offers/pricing/imports").Respond("application/json", Created);
        host.Expect(HttpMethod.Get, "api/offers/pricing/imports").WithExactQueryString("import_id=pr-1&sort=dateCreated%2CASC&limit=100").Respond("application/json", """{"data":[]}""");
        host.ExpectGet("api/offers/pricing/imports", "pri02-complete", "import_id=pr-1&sort=dateCreated%2CASC&limit=100");
        host.Expect(HttpMethod.Get, "api/offers/pricing/imports/pr-1/error_report").Respond("text/csv", "\"line\";\"reason\";\"offer-sku\"\n\"2\";\"Too low\";\"A\"\n");

        var result = await host.Client.Prices.ImportAsync(new[] { new PriceRow("A", 1m) }.ToAsyncEnumerable());

        Assert.False(result.AllSucceeded);
        Assert.Equal((4, 1, ImportOrigin.Api), (result.Status.OffersUpdated, result.Status.OffersInError, result.Status.Origin));
        Assert.Equal("Too low", (await result.Errors.SingleAsync()).Message);
        Assert.Equal([5, 60], host.Time.Waits.Select(w => w.TotalSeconds));
        host.Done();
    }

    [Fact]
    public async Task GetImportsAsync_filters()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/offers/pricing/imports", "pri02-complete", "import_id=a&import_id=b&start_date=2026-03-01T22%3A30%3A00Z&end_date=2026-03-02T22%3A30%3A00Z&status=RUNNING&origins=API&origins=FRONT&sort=dateCreated%2CASC&limit=100");

        var imports = await host.Client.Prices.GetImportsAsync(new PriceImportFilter
        {
            ImportIds = ["a", "b"], CreatedFrom = Day(1), CreatedTo = Day(2), Status = ImportState.Running, Origins = [ImportOrigin.Api, ImportOrigin.Front],
        }).ToListAsync();

        Assert.Equal("pr-1", imports.Single().ImportId);
        host.Done();
    }

    private static DateTimeOffset Day(int day) => new(2026, 3, day, 23, 30, 0, TimeSpan.FromHours(1));

    private static async Task<string> SentAsync(PriceColumns columns, params PriceRow[] rows)
    {
        using var uploads = new Uploads(Uploads.Created(Created));
        using var host = new MiraklHost(primary: uploads);
        Assert.Equal("pr-1", await host.Client.Prices.StartImportAsync(rows.ToAsyncEnumerable(), columns));
        return uploads.Sent.Single().Body;
    }
}
