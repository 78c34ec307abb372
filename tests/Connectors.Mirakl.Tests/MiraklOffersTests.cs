using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;
using RichardSzalay.MockHttp;

namespace Connectors.Mirakl.Tests;

public class MiraklOffersTests
{
    private const string Export = "api/offers/export/async";
    private const string ExportState = "api/offers/export/async/status/x-1";
    private const string Import = "api/offers/imports/2044";

    private static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task GetOffersAsync_filters_and_pages()
    {
        using var host = new MiraklHost(o => o.ShopId = 7);
        host.ExpectGet("api/offers", "of21-offers", "shop_id=7&offer_state_codes=11%2C4&sku=NAIL-50&product_id=MKP1&favorite=true&pricing_channel_code=UK&pricing_customer_organization_id=O&locale=en_GB&sort=productTitle&order=asc&max=100&offset=0");
        host.Expect(HttpMethod.Get, "api/offers").WithQueryString("offset", "2").Respond("application/json", """{"offers":[],"total_count":3}""");

        var offers = await host.Client.Offers.GetOffersAsync(new OfferFilter
        {
            OfferStateCodes = ["11", "4"], ShopSku = "NAIL-50", ProductSku = "MKP1", Favorite = true, PricingChannelCode = "UK", PricingCustomerOrganizationId = "O", Locale = "en_GB",
        }).ToListAsync();

        Assert.Equal([(501L, "NAIL-50"), (502L, "SCREW")], offers.Select(o => (o.OfferId, o.ShopSku!)));
        Assert.Equal([InactivityReason.ZeroQuantity, new InactivityReason("MOON_PHASE")], offers[1].InactivityReasons);
        Assert.Null(offers[1].Price);
        Assert.Empty(offers[1].Warehouses);
        host.Done();
    }

    [Fact]
    public async Task GetOfferAsync_reads_one()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/offers/501", "of22-offer", "locale=en_GB");

        var offer = await host.Client.Offers.GetOfferAsync(501, "en_GB");

        Assert.Equal((4.50m, 12, "LEEDS"), (offer.Price, offer.Quantity, offer.Warehouses[0].Code));
        Assert.Equal("10", offer.AdditionalData!["legacy_rank"].GetString());
    }

    [Fact]
    public async Task An_offer_that_was_read_is_sent_back_with_nothing_lost()
    {
        using var uploads = new Uploads(Uploads.Created("""{"import_id":2044}"""));
        using var host = new MiraklHost(primary: uploads);
        var read = JsonSerializer.Deserialize(Fixture.Bytes("of22-offer"), MiraklJsonContext.Default.Offer)!;

        var id = await host.Client.Offers.StartUpsertAsync([FullOffer.From(read, "KILOGRAM") with { LeadtimeToShip = 3 }]);

        Assert.Equal(2044, id);
        Assert.Equal(("/api/offers", "application/json"), (uploads.Sent[0].Address, uploads.Sent[0].MediaType));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Fixture.Text("of24-request")), JsonNode.Parse(uploads.Sent[0].Body)), uploads.Sent[0].Body);
    }

    public static TheoryData<string, Offer> UnsendableOffers => new()
    {
        { "its SKU", new Offer { ProductSku = "P", StateCode = "11" } },
        { "no default price", Sendable(new OfferPrice { ChannelCode = "UK" }) },
        { "PRI01", Sendable(new OfferPrice(), new OfferPrice { Context = new PriceContext { StartDate = Day } }) },
        { "PRI01", Sendable(new OfferPrice(), new OfferPrice { Context = new PriceContext { EndDate = Day } }) },
        { "PRI01", Sendable(new OfferPrice(), new OfferPrice { Context = new PriceContext { ChannelCodes = ["UK", "IE"] } }) },
        { "PRI01", Sendable(new OfferPrice(), new OfferPrice { Context = new PriceContext { CustomerGroupIds = ["G"] } }) },
        { "PRI01", Sendable(new OfferPrice(), new OfferPrice { Context = new PriceContext { CustomerOrganizationIds = ["O"] } }) },
    };

    [Theory]
    [MemberData(nameof(UnsendableOffers), DisableDiscoveryEnumeration = true)]
    public void An_offer_that_would_lose_something_is_not_sent_back(string why, Offer offer) =>
        Assert.Contains(why, Assert.Throws<ArgumentException>(() => FullOffer.From(offer, null)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task UpsertAsync_waits_a_minute_between_questions_and_gives_the_refused_lines()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Post, "api/offers").Respond(HttpStatusCode.Created, "application/json", """{"import_id":2044}""");
        host.Expect(HttpMethod.Get, Import).Respond("application/json", """{"import_id":2044,"status":"WAITING_SYNCHRONIZATION_PRODUCT"}""");
        host.ExpectGet(Import, "of02-complete-with-errors");
        host.Expect(HttpMethod.Get, Import + "/error_report").Respond("application/octet-stream", "\"sku\";\"price\";\"error-line\";\"error-message\"\n\"NAIL-50\";\"1\";\"2\";\"No such product\"\n");

        var result = await host.Client.Offers.UpsertAsync([FullOffer.From(Sendable(new OfferPrice { UnitOriginPrice = 1m, Price = 1m }), null)]);

        Assert.False(result.AllSucceeded);
        Assert.Equal((1, 1), (result.Status.LinesInError, result.Status.OfferUpdated));
        var error = await result.Errors.SingleAsync();
        Assert.Equal((2L, "No such product", "NAIL-50"), (error.Line, error.Message, error.Row["sku"]));
        Assert.Equal([5, 60], host.Time.Waits.Select(w => w.TotalSeconds));
        host.Done();
    }

    [Fact]
    public async Task StartUpsertAsync_refuses_nothing_at_all()
    {
        using var host = new MiraklHost();

        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.Offers.StartUpsertAsync([]));
    }

    [Fact]
    public async Task StartFileImportAsync_sends_the_file_and_keeps_other_offers()
    {
        using var uploads = new Uploads(Uploads.Created("""{"import_id":2044,"product_import_id":2045}"""));
        using var host = new MiraklHost(primary: uploads);

        var started = await host.Client.Offers.StartFileImportAsync(File("offers.csv") with { WithProducts = true, OperatorFormat = false });

        Assert.Equal(new StartedOfferImport(2044, 2045), started);
        var body = uploads.Sent.Single().Body;
        Assert.Contains("name=\"file\"; filename=\"offers.csv\"\r\n\r\nsku;price", body, StringComparison.Ordinal);
        Assert.Contains("name=\"import_mode\"\r\n\r\nNORMAL\r\n", body, StringComparison.Ordinal);
        Assert.Contains("name=\"with_products\"\r\n\r\ntrue\r\n", body, StringComparison.Ordinal);
        Assert.Contains("name=\"operator_format\"\r\n\r\nfalse\r\n", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartReplacingAllOffersAsync_is_the_only_way_to_replace()
    {
        using var uploads = new Uploads(Uploads.Created("""{"import_id":2044}"""));
        using var host = new MiraklHost(primary: uploads);

        var started = await host.Client.Offers.StartReplacingAllOffersAsync(File("offers.csv"));

        Assert.Equal(new StartedOfferImport(2044, null), started);
        Assert.Contains("name=\"import_mode\"\r\n\r\nREPLACE\r\n", uploads.Sent.Single().Body, StringComparison.Ordinal);
        Assert.DoesNotContain("with_products", uploads.Sent.Single().Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("offres-é.csv")]
    [InlineData("a\"b.csv")]
    [InlineData("../a.csv")]
    [InlineData("a\r\nb.csv")]
    public async Task StartFileImportAsync_refuses_a_file_name_that_would_be_misread(string name)
    {
        using var host = new MiraklHost();

        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.Offers.StartFileImportAsync(File(name)));
    }

    [Fact]
    public async Task GetImportsAsync_filters()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/offers/imports")
            .WithExactQueryString("start_date=2026-03-01T00%3A00%3A00Z&end_date=2026-03-02T00%3A00%3A00Z&status=COMPLETE&mode=REPLACE&origins=API&origins=SFTP&sort=dateCreated%2CASC&limit=100")
            .Respond("application/json", """{"data":[{"import_id":1,"origin":"PIGEON","mode":"PARTIAL_UPDATE"}]}""");

        var import = await host.Client.Offers.GetImportsAsync(new OfferImportFilter
        {
            CreatedFrom = Day, CreatedTo = Day.AddDays(1), Status = ImportState.Complete, Mode = OfferImportMode.Replace, Origins = [ImportOrigin.Api, ImportOrigin.Sftp],
        }).SingleAsync();

        Assert.Equal((1L, "PIGEON", "PARTIAL_UPDATE"), (import.ImportId, import.Origin.Value, import.Mode.Value));
    }

    [Fact]
    public async Task DownloadErrorReportAsync_gives_the_file_as_it_is()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, Import + "/error_report").WithHeaders("Accept", "*/*").Respond(_ => new HttpResponseMessage
        {
            Content = new ByteArrayContent([1, 2, 3]) { Headers = { { "Content-Disposition", "attachment; filename=\"errors.xlsx\"" } } },
        });

        await using var report = await host.Client.Offers.DownloadErrorReportAsync(2044);

        Assert.Equal("errors.xlsx", report.FileName);
        Assert.Equal(3, await report.Content.ReadAsync(new byte[10]));
    }

    [Fact]
    public async Task ExportAsync_waits_and_reads_the_offers_of_every_file()
    {
        using var host = new MiraklHost(o => o.ShopId = 7);
        host.Expect(HttpMethod.Post, Export).WithContent("""{"export_type":"application/json","last_request_date":"2026-03-01T00:00:00+00:00","channel_codes":["UK"],"items_per_chunk":1000}""")
            .Respond("application/json", """{"tracking_id":"x-1"}""");
        host.Expect(HttpMethod.Get, ExportState).Respond("application/json", """{"status":"PENDING"}""");
        host.Expect(HttpMethod.Get, ExportState).Respond("application/json",
            """{"status":"COMPLETED","urls":["http://marketplace.example.com/files/0.json?token=a%2Bb","https://marketplace.example.com/files/1.json?shop_id=7"]}""");
        host.Expect(HttpMethod.Get, "files/0.json").WithExactQueryString("token=a%2Bb&shop_id=7").Respond("application/json", Fixture.Text("of54-offers"));
        host.Expect(HttpMethod.Get, "files/1.json").WithExactQueryString("shop_id=7").Respond("application/json", """[{"offer_id":9,"deleted":true}]""");

        var offers = await host.Client.Offers.ExportAsync(new OfferExportRequest { LastRequestDate = Day, ChannelCodes = ["UK"], ItemsPerChunk = 1000 }).ToListAsync();

        Assert.Equal([2003L, 9L], offers.Select(o => o.OfferId));
        Assert.Equal((69.99m, "LEEDS", new DateTimeOffset(2017, 2, 20, 9, 45, 53, TimeSpan.Zero)), (offers[0].Prices[0].OriginPrice, offers[0].Warehouses[0].Code, offers[0].AvailableStartDate!.Value));
        Assert.Equal([5, 10], host.Time.Waits.Select(w => w.TotalSeconds));
        host.Done();
    }

    [Fact]
    public async Task ExportRowsAsync_reads_the_rows_of_every_file_whatever_its_separator()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Post, Export).WithContent("""{"export_type":"text/csv","include_inactive_offers":true,"rename_fields":{"shop-sku":"sku"}}""").Respond("application/json", """{"tracking_id":"x-1"}""");
        host.Expect(HttpMethod.Get, ExportState).Respond("application/json", """{"status":"COMPLETED","urls":["https://marketplace.example.com/0.csv","https://marketplace.example.com/1.csv"]}""");
        host.Expect(HttpMethod.Get, "0.csv").Respond("text/csv", "\uFEFFoffer-id;sku;description\n1;A;\"two\nlines; one \"\"quote\"\"\"\n2;B;\n");
        host.Expect(HttpMethod.Get, "1.csv").Respond("text/csv", "offer-id,sku,description\n3,C,x\n");

        var rows = await host.Client.Offers.ExportRowsAsync(new OfferExportRequest
        {
            IncludeInactiveOffers = true, RenameFields = new Dictionary<string, string> { ["shop-sku"] = "sku" },
        }).ToListAsync();

        Assert.Equal([("1", "A", "two\nlines; one \"quote\""), ("2", "B", ""), ("3", "C", "x")], rows.Select(r => (r["offer-id"]!, r["sku"]!, r["description"]!)));
        Assert.Null(rows[0]["price"]);
        Assert.Equal("Row of 3 cells", rows[0].ToString());
    }

    [Theory]
    [InlineData("FAILED", "1")]
    [InlineData("CANCELED", null)]
    public async Task ExportAsync_that_ends_without_files_names_the_export(string state, string? code)
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Post, Export).Respond("application/json", """{"tracking_id":"x-1"}""");
        host.Expect(HttpMethod.Get, ExportState).Respond("application/json", code is null ? $$"""{"status":"{{state}}"}""" : $$$"""{"status":"{{{state}}}","error":{"code":"{{{code}}}","detail":"x"}}""");

        var failure = await Assert.ThrowsAsync<MiraklJobException>(async () => await host.Client.Offers.ExportAsync().ToListAsync());

        Assert.Equal(("x-1", FailureKind.Rejected, code), (failure.JobId, failure.Kind, failure.ErrorCode));
        Assert.Contains(state, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://files.mirakl.net/0.json", false)]
    [InlineData("http://files.mirakl.net/0.json", false)]
    [InlineData("https://evil.example/0.json", true)]
    public async Task Files_on_other_hosts_get_the_key_only_if_the_user_names_them(string url, bool named)
    {
        using var host = new MiraklHost(o => o.DownloadHosts.Add(named ? "*.mirakl.net" : "*.other.net"));

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => host.Client.Offers.DownloadExportFileAsync(new Uri(url)));

        Assert.Equal((FailureKind.Unreadable, "OF54"), (failure.Kind, failure.Operation));
    }

    [Fact]
    public async Task Files_on_a_named_host_get_the_key_over_https()
    {
        using var host = new MiraklHost(o => o.DownloadHosts.Add("*.mirakl.net"));
        host.Mock.Expect(HttpMethod.Get, "https://files.mirakl.net/0.json").WithHeaders("Authorization", MiraklHost.Key).Respond("application/json", "[]");

        await using var file = await host.Client.Offers.DownloadExportFileAsync(new Uri("http://files.mirakl.net/0.json"));

        host.Done();
    }

    [Fact]
    public void StartExportAsync_refuses_what_the_platform_would_refuse()
    {
        using var host = new MiraklHost();
        var offers = host.Client.Offers;

        Assert.Throws<ArgumentException>(() => { _ = offers.StartExportAsync(new OfferExportRequest { LastRequestDate = Day, IncludeInactiveOffers = true }); });
        Assert.Throws<ArgumentException>(() => { _ = offers.StartExportAsync(new OfferExportRequest { RenameFields = new Dictionary<string, string> { ["a"] = "b" } }); });
    }

    [Fact]
    public async Task GetProductOffersAsync_pages_until_every_product_has_told_its_offers()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/products/offers", "p11-offers", "product_references=EAN%7C5012345678900&offer_state_codes=11&all_offers=true&channel_codes=UK&all_channels=false&pricing_channel_code=UK&shipping_zones=DOM1&all_shipping_zones=false&locale=en_GB&sort=bestPrice&order=asc&max=100&offset=0");
        host.Expect(HttpMethod.Get, "api/products/offers").WithQueryString("offset", "100").Respond("application/json", """{"products":[{"product_sku":"MKP1","total_count":101,"offers":[]}]}""");

        var products = await host.Client.Offers.GetProductOffersAsync(new ProductOfferFilter
        {
            ProductReferences = [new ProductKey("EAN", "5012345678900")], OfferStateCodes = ["11"], AllOffers = true, ChannelCodes = ["UK"], AllChannels = false,
            PricingChannelCode = "UK", ShippingZones = ["DOM1"], AllShippingZones = false, Locale = "en_GB",
        }).ToListAsync();

        Assert.Equal(2, products.Count);
        var offer = products[0].Offers.Single();
        Assert.Equal(("Other Shop", 4.10m, 4, 7.5m), (offer.ShopName, offer.Price, offer.ShippingTypes[0].DeliveryTime!.LatestDays, offer.ShippingTypes[0].ShippingPriceUnit));
        host.Done();
    }

    [Fact]
    public void GetProductOffersAsync_wants_one_kind_of_identifier()
    {
        using var host = new MiraklHost();
        var offers = host.Client.Offers;

        Assert.Throws<ArgumentException>(() => offers.GetProductOffersAsync(new ProductOfferFilter()));
        Assert.Throws<ArgumentException>(() => offers.GetProductOffersAsync(new ProductOfferFilter { ProductSkus = ["A"], ProductReferences = [new("EAN", "1")] }));
        Assert.Throws<ArgumentException>(() => offers.GetProductOffersAsync(new ProductOfferFilter { ProductSkus = [.. Enumerable.Repeat("A", 101)] }));
    }

    [Fact]
    public async Task FindMismatchesAsync_reads_few_offers_one_by_one()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/offers/501").Respond("application/json", """{"offer_id":501,"shop_sku":"NAIL-50"}""");
        host.Expect(HttpMethod.Get, "api/offers/502").Respond("application/json", """{"offer_id":502,"shop_sku":"SCREW-NEW"}""");
        host.Expect(HttpMethod.Get, "api/offers/503").Fails(HttpStatusCode.NotFound);

        var mismatches = await host.Client.Offers.FindMismatchesAsync([new(501, "NAIL-50"), new(502, "SCREW"), new(503, "GONE")]);

        Assert.Equal([new OfferIdentityMismatch(new(502, "SCREW"), "SCREW-NEW", null), new OfferIdentityMismatch(new(503, "GONE"), null, null)], mismatches);
        host.Done();
    }

    [Fact]
    public async Task FindMismatchesAsync_looks_many_offers_up_in_an_export()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Post, Export).WithContent("""{"export_type":"application/json","include_inactive_offers":true}""").Respond("application/json", """{"tracking_id":"x-1"}""");
        host.Expect(HttpMethod.Get, ExportState).Respond("application/json", """{"status":"COMPLETED","urls":["https://marketplace.example.com/0.json"]}""");
        var present = string.Concat(Enumerable.Range(1, 20).Select(i => $$"""{"offer_id":{{i}},"shop_sku":"S-{{i}}"},"""));
        host.Expect(HttpMethod.Get, "0.json").Respond("application/json", $$"""[{{present}}{"offer_id":21,"shop_sku":"S-21","deleted":true}]""");

        var mismatches = await host.Client.Offers.FindMismatchesAsync([.. Enumerable.Range(1, 21).Select(i => new OfferIdentity(i, $"S-{i}"))]);

        Assert.Equal(new OfferIdentityMismatch(new(21, "S-21"), null, null), mismatches.Single());
        host.Done();
    }

    private static OfferFile File(string name) => new() { FileName = name, Content = StreamedContent.Of(() => new MemoryStream("sku;price"u8.ToArray()), "text/csv") };

    private static Offer Sendable(params OfferPrice[] prices) => new() { ShopSku = "S", ProductSku = "P", StateCode = "11", AllPrices = prices };
}
