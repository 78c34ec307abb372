using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.SparkLayer.Models;
using Connectors.SparkLayer.Tests.Support;
using Microsoft.Extensions.Options;

namespace Connectors.SparkLayer.Tests;

/// <summary>The exact requests, and answers in every form that they may have.</summary>
public sealed class SparkLayerClientTests
{
    [Fact]
    public async Task Token_and_call_carry_the_site_and_the_token_call_is_JSON()
    {
        using var wire = new SparkLayerWire().Answer("[]");
        await wire.Client.Stock.GetLocationsAsync();

        var (token, call) = (Assert.Single(wire.TokenRequests), Assert.Single(wire.Requests));
        Assert.Equal(("POST /api/auth/token", "jones-climbing", "application/json", "Connectors.SparkLayer"), (token.Line, token.Headers["Site-Id"], token.Headers["Content-Type"], token.Headers["User-Agent"]));
        Assert.Equal($$"""{"grant_type":"client_credentials","client_id":"client-1","client_secret":"{{SparkLayerWire.Secret}}"}""", token.Body);
        Assert.False(token.Headers.ContainsKey("Authorization"));
        Assert.Equal(("GET /api/v1/stock-locations", "jones-climbing", $"Bearer {SparkLayerWire.Token}-1", "application/json"), (call.Line, call.Headers["Site-Id"], call.Headers["Authorization"], call.Headers["Accept"]));
    }

    [Theory]
    [InlineData("""{"access_token":"t","expires_in":"3600"}""")]
    [InlineData("""{"access_token":"t"}""")]
    [InlineData("""{"access_token":"t","expires_in":3600,"token_type":"Bearer","more":1}""")]
    public async Task A_token_may_say_more_or_less(string answer)
    {
        using var wire = new SparkLayerWire().AnswerToken(answer).Answer("[]");
        await wire.Client.Stock.GetLocationsAsync();
        Assert.Equal("Bearer t", wire.Requests.Single().Headers["Authorization"]);
    }

    [Fact]
    public async Task A_401_gets_one_more_token_one_repeat_and_then_fails()
    {
        using var wire = new SparkLayerWire().Answer(HttpStatusCode.Unauthorized).Answer(HttpStatusCode.Unauthorized).Answer("[]");

        var failure = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => wire.Client.Stock.GetLocationsAsync());

        Assert.Equal((2, 2), (wire.TokenRequests.Count, wire.Requests.Count));
        Assert.DoesNotContain("canary", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prices_are_sent_as_the_vendor_documents_them()
    {
        using var wire = new SparkLayerWire().Answer(HttpStatusCode.NoContent).Answer("""{"slug":"trade"}""");
        SkuPrices[] prices = [new() { Sku = "ABC-1", DisplayTaxRate = 20m, Pricing = [new() { Quantity = 1, Price = 9.60m, TaxType = PriceTaxType.Net }, new() { Quantity = 10, Price = 8.75m }] }, SkuPrices.Removed("OLD")];

        await wire.Client.Prices.UpdatePricesAsync("trade/uk", prices);
        await wire.Client.Prices.UpdatePricesOfListsAsync([prices[0] with { PriceListSlug = "trade" }]);

        Assert.Equal("PATCH /api/v1/price-lists/trade%2Fuk/pricing", wire.Requests[0].Line);
        Assert.Equal("""[{"sku":"ABC-1","display_tax_rate":20,"pricing":[{"quantity":1,"price":9.60,"tax_type":"net"},{"quantity":10,"price":8.75}]},{"sku":"OLD","pricing":[]}]""", wire.Requests[0].Body);
        Assert.Equal("PATCH /api/v1/batch-update-pricing", wire.Requests[1].Line);
        Assert.StartsWith("""[{"sku":"ABC-1","price_list_slug":"trade",""", wire.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stock_is_sent_as_the_vendor_documents_it()
    {
        using var wire = new SparkLayerWire(static o => o.StockSkusMember = "").Answer(HttpStatusCode.NoContent).Answer("[]");

        await wire.Client.Stock.UpdateStockAsync([new() { Sku = "A", StockLocationExternalId = "MAIN", Level = 3, RestockDate = new DateOnly(2026, 4, 1) }]);
        await wire.Client.Stock.GetStockAsync(["A"]);

        Assert.Equal("""[{"stock_location_external_id":"MAIN","sku":"A","stock_level":3,"restock_date":"2026-04-01","min_stock_level":0}]""", wire.Requests[0].Body);
        Assert.Equal("""["A"]""", wire.Requests[1].Body);
        await Assert.ThrowsAsync<ArgumentException>(() => wire.Client.Stock.UpdateStockAsync([]));
        await Assert.ThrowsAsync<ArgumentException>(() => wire.Client.Stock.UpdateStockAsync([new() { Sku = "A", StockLocationExternalId = "MAIN", StockLocationId = "x", Level = 3 }]));
    }

    [Theory]
    [InlineData("""{"data":[{"slug":"a"},{"slug":"b"}],"pagination":{"current_page":1,"total_pages":1}}""", 1)]
    [InlineData("""{"price_lists":[{"slug":"a"},{"slug":"b"}],"pagination":{"current_page":"1","total_pages":"1"}}""", 1)]
    [InlineData("""[{"slug":"a"},{"slug":"b"}]""", 2)]
    public async Task Pages_of_lists_may_have_any_envelope(string page, int calls)
    {
        using var wire = new SparkLayerWire().Answer(page).Answer("[]");
        var slugs = new List<string>();
        await foreach (var list in wire.Client.PriceLists.GetPriceListsAsync(PriceListSource.Integration))
            slugs.Add(list.Slug);

        Assert.Equal(["a", "b"], slugs);
        Assert.Equal(calls, wire.Requests.Count);
        Assert.Equal("GET /api/v2/price-lists?page=1&page_size=250&source=integration", wire.Requests[0].Line);
    }

    [Fact]
    public async Task An_item_that_cannot_be_read_is_named_and_the_others_are_taken()
    {
        using var wire = new SparkLayerWire().Answer("""{"data":[{"slug":"a"},{"name":"no slug"},{"slug":"c"}]}""");

        var lists = await wire.Client.PriceLists.GetAllPriceListsAsync();

        Assert.Equal(["a", "c"], lists.Select(static l => l.Slug));
        Assert.Equal(new UnreadableItem("no slug", "$.data[1]"), Assert.Single(lists.Unreadable));
    }

    [Fact]
    public async Task What_is_not_documented_is_kept_and_sent_back()
    {
        using var wire = new SparkLayerWire()
            .Answer("""{"type":"teleported","purchase_identifiers":{"sparklayer":"c-1","loyalty":"L"},"packages":[{"type":"beamed","shipments":[{"carrier":"DPD","tracking_url":"https://t.example"}],"line_items":[{"quantity":"2","line_total":{"total_gross":{"number":15.99,"currency":"gbp"}}}]}],"calculated_total":{"number":"1"},"calculated_more":1,"more":{"calculated_deep":1,"kept":2}}""")
            .Answer("{}");

        var purchase = await wire.Client.Purchases.GetPurchaseAsync(PurchaseKey.OfVisible("P#1"));
        await wire.Client.Purchases.PutPurchaseAsync(PurchaseKey.OfVisible("P#1"), purchase);

        Assert.Equal(("teleported", 15.99m, 2), (purchase.Type.Value, purchase.Packages[0].LineItems[0].LineTotal!.TotalGross!.Number, purchase.Packages[0].LineItems[0].Quantity));
        var sent = wire.Requests[1];
        Assert.Equal("PUT /api/v1/purchases/visible/P%231", sent.Line);
        Assert.Contains("""{"number":"15.99","currency":"GBP"}""", sent.Body, StringComparison.Ordinal);
        Assert.Contains("\"tracking_url\":\"https://t.example\"", sent.Body, StringComparison.Ordinal);
        Assert.Contains("\"loyalty\":\"L\"", sent.Body, StringComparison.Ordinal);
        Assert.Contains("\"more\":{\"kept\":2}", sent.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("calculated_", sent.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_of_purchases_are_those_of_public_documents_and_any_other_by_name()
    {
        using var wire = new SparkLayerWire().Answer("[]");
        await foreach (var _ in wire.Client.Purchases.GetPurchasesAsync(new()
        {
            Type = PurchaseType.Order,
            CustomerId = "7f3b",
            UpdatedFrom = new DateTimeOffset(2026, 3, 1, 1, 0, 0, TimeSpan.FromHours(1)),
            More = new Dictionary<string, string> { ["quote_status"] = "open" },
        }))
        {
            Assert.Fail("The page was empty.");
        }

        Assert.Equal(
            "GET /api/v1/purchases?limit=500&offset=0&type=order&customer_identifiers[sparklayer]=7f3b&dates[last_updated][gte]=2026-03-01T00:00:00Z&quote_status=open",
            Uri.UnescapeDataString(wire.Requests.Single().Line));
    }

    [Fact]
    public async Task A_call_that_a_site_has_otherwise_is_corrected_by_an_option()
    {
        using var wire = new SparkLayerWire(static o => o.Calls["carts.update"] = "PUT api/v3/carts/{id}/contents").Answer("""{"id":"c-1"}""");

        await wire.Client.Carts.UpdateCartAsync("c-1", new() { LineItems = [new() { Sku = "A", Quantity = 1 }] });

        Assert.Equal("PUT /api/v3/carts/c-1/contents", wire.Requests.Single().Line);
    }

    [Fact]
    public async Task Calls_a_minute_are_kept_where_they_are_set()
    {
        using var wire = new SparkLayerWire(static o => (o.CallsPerMinute, o.Resilience.MaxBudgetWait) = (2, TimeSpan.Zero)).Answer("[]").Answer("[]").Answer("[]");
        await wire.Client.Stock.GetLocationsAsync();
        await wire.Client.PriceLists.GetAllPriceListsAsync();

        Assert.Equal(FailureKind.NotExecuted, (await Assert.ThrowsAsync<ConnectorBusyException>(() => wire.Client.Stock.GetLocationsAsync())).Kind);
        Assert.Equal(2, wire.Requests.Count);
    }

    [Fact]
    public async Task A_price_that_is_there_and_cannot_be_read_is_not_overwritten()
    {
        using var wire = new SparkLayerWire().Answer("""[{"price_list_slug":"trade","pricing":[{"quantity":1,"price":"dear"}]},{"price_list_slug":"retail","pricing":[]}]""");

        await Assert.ThrowsAsync<ConnectorUnreadableItemsException>(() => wire.Client.Prices.MergePricesAsync("trade", "A", [new() { Quantity = 5, Price = 1m }]));

        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task A_rule_of_fifteen_hundred_percent_is_refused_before_anything_is_sent()
    {
        using var wire = new SparkLayerWire();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => wire.Client.PriceLists.CreatePriceListAsync(new() { Slug = "a", Name = "a", CurrencyCode = "GBP", Rules = [new() { AdjustmentPercentage = 15m }] }));
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Past_its_permit_nothing_is_sent()
    {
        using var wire = new SparkLayerWire();
        var permit = SendPermit.WithoutLimit();
        permit.Close("the case was lost");

        var failure = await Assert.ThrowsAnyAsync<PortException>(() => wire.Client.Under(permit).Carts.CompleteCartAsync("c-1", new() { ShippingRateHandle = "s", PaymentMethod = OrderPaymentMethod.Other }));

        Assert.Equal((FailureKind.NotExecuted, 0), (failure.Kind, wire.Requests.Count));
    }

    [Fact]
    public void Every_mistake_of_the_options_is_named_at_once_and_no_secret_is_shown()
    {
        using var wire = new SparkLayerWire(static o =>
        {
            o.SiteId = "";
            o.PageSize = 251;
            o.ClientSecret = SparkLayerWire.Secret + "\n";
            o.Calls["carts.update"] = "PUT api/v1/carts";
            o.Calls["nobody"] = "GET api";
        });

        var error = Assert.Throws<OptionsValidationException>(() => wire.Client);

        Assert.Equal(5, error.Failures.Count());
        Assert.DoesNotContain(SparkLayerWire.Secret, error.Message, StringComparison.Ordinal);
    }
}
