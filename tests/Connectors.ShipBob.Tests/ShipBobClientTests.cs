using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.ShipBob.Models;
using Connectors.ShipBob.Tests.Support;
using Microsoft.Extensions.Options;

namespace Connectors.ShipBob.Tests;

public sealed class ShipBobClientTests
{
    [Fact]
    public async Task Every_call_carries_token_channel_and_user_agent()
    {
        using var wire = new ShipBobWire().Answer(ShipBobWire.Fixture("order-partial"));
        await wire.Client.GetOrderAsync(100200300);
        var request = Assert.Single(wire.Requests);
        Assert.Equal("GET", request.Method);
        Assert.Equal("https://sandbox-api.shipbob.com/2026-01/order/100200300", request.Address.AbsoluteUri);
        Assert.Equal("Bearer " + ShipBobWire.Token, request.Headers["Authorization"]);
        Assert.Equal("4711", request.Headers["shipbob_channel_id"]);
        Assert.Equal("Connectors.ShipBob", request.Headers["User-Agent"]);
    }

    [Fact]
    public async Task The_channel_list_names_no_channel()
    {
        using var wire = new ShipBobWire()
            .Answer("""{"items":[{"id":1,"name":"A","scopes":["orders_write"]}],"next":"c2","prev":null}""")
            .Answer("""{"items":[{"id":2,"name":null,"scopes":null}],"next":null}""");
        var channels = await ListAsync(wire.Client.GetChannelsAsync());
        Assert.Equal([1L, 2L], channels.Select(c => c.Id));
        Assert.Empty(channels[1].Scopes);
        Assert.All(wire.Requests, r => Assert.False(r.Headers.ContainsKey("shipbob_channel_id")));
        Assert.Equal("/2026-01/channel?RecordsPerPage=250", wire.Requests[0].PathAndQuery);
        Assert.Equal("/2026-01/channel?RecordsPerPage=250&Cursor=c2", wire.Requests[1].PathAndQuery);
    }

    [Fact]
    public async Task Orders_are_read_until_a_page_is_empty()
    {
        using var wire = new ShipBobWire().Answer("""[{"id":1},{"id":2}]""").Answer("""[{"id":3}]""").Answer("[]");
        var orders = await ListAsync(wire.Client.GetOrdersAsync(new OrderFilter
        {
            ReferenceIds = ["bq:1", "bq:2"],
            HasTracking = true,
            LastUpdateStartDate = new DateTimeOffset(2026, 11, 20, 13, 0, 0, TimeSpan.FromHours(1)),
        }));
        Assert.Equal([1L, 2L, 3L], orders.Select(o => o.Id));
        Assert.Equal("/2026-01/order?Page=1&Limit=250&ReferenceIds=bq:1,bq:2&LastUpdateStartDate=2026-11-20T12:00:00Z&HasTracking=true", wire.Requests[0].PathAndQuery);
        Assert.StartsWith("/2026-01/order?Page=3&", wire.Requests[2].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_tolerates_nulls_unknown_words_and_added_members()
    {
        using var wire = new ShipBobWire().Answer("""{"id":"7","reference_id":null,"status":"Teleported","type":null,"products":null,"shipments":[{"id":1,"status":"Beamed","products":null,"status_details":null}],"brand_new":1}""");
        var order = await wire.Client.GetOrderAsync(7);
        Assert.Equal(7, order.Id);
        Assert.Equal("", order.ReferenceId);
        Assert.Equal("Teleported", order.Status.Value);
        Assert.Equal(default, order.Type);
        Assert.Empty(order.Products);
        Assert.Equal(ShipmentStatus.From("Beamed"), order.Shipments[0].Status);
        Assert.Equal(1, order.AdditionalData!["brand_new"].GetInt32());
    }

    [Fact]
    public async Task An_order_never_shows_its_recipient()
    {
        using var wire = new ShipBobWire().Answer(ShipBobWire.Fixture("order-partial"));
        Assert.DoesNotContain("Pat", (await wire.Client.GetOrderAsync(1)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_uses_the_verb_in_the_path()
    {
        using var wire = new ShipBobWire().Answer("""{"order_id":9,"status":"Success","canceled_shipment_results":[{"shipment_id":1,"action":"Cancel","is_success":true}]}""");
        var result = await wire.Client.CancelOrderAsync(9);
        Assert.Equal(CancellationResult.Success, result.Status);
        Assert.Equal("POST", wire.Requests[0].Method);
        Assert.Equal("https://sandbox-api.shipbob.com/2026-01/order/9:cancel", wire.Requests[0].Address.AbsoluteUri);
    }

    [Fact]
    public async Task Shipments_of_an_order_are_listed()
    {
        using var wire = new ShipBobWire().Answer("""[{"id":1,"status":"OnHold"}]""");
        Assert.Equal(ShipmentStatus.OnHold, Assert.Single(await wire.Client.GetShipmentsAsync(9)).Status);
        Assert.Equal("/2026-01/order/9/shipment", wire.Requests[0].PathAndQuery);
    }

    [Theory]
    [InlineData("/2026-01/inventory-level/locations?PageSize=250&Cursor=2")]
    [InlineData("https://sandbox-api.shipbob.com/2026-01/inventory-level/locations?PageSize=250&Cursor=2")]
    public async Task Stock_pages_follow_absolute_and_relative_links(string next)
    {
        using var wire = new ShipBobWire()
            .Answer($$"""{"items":[{"inventory_id":1,"sku":"A","locations":[{"location_id":7,"fulfillable_quantity":3}]}],"next":"{{next}}"}""")
            .Answer("""{"items":[{"inventory_id":2,"sku":null,"locations":null}],"next":""}""");
        var levels = await ListAsync(wire.Client.GetLocationInventoryLevelsAsync(locationId: 7));
        Assert.Equal(2, levels.Count);
        Assert.Equal("/2026-01/inventory-level/locations?PageSize=250&LocationId=7", wire.Requests[0].PathAndQuery);
        Assert.Equal("/2026-01/inventory-level/locations?PageSize=250&Cursor=2", wire.Requests[1].PathAndQuery);
    }

    [Fact]
    public async Task Products_are_asked_for_by_any_of_several_SKUs_and_tell_what_they_are_made_of()
    {
        using var wire = new ShipBobWire()
            .Answer(
                """
                {"first":"f","items":[{"id":1,"name":"Kit","type":"Bundle","updated_on":null,"variants":[{"id":11,"sku":"KIT & CO","name":"Kit","status":"Active",
                 "bundle_definition":[{"product_id":2,"variant_id":21,"variant_sku":"PART","variant_name":"Part","quantity":6}]}]}],"next":"/2026-01/product?PageSize=250&Cursor=2"}
                """)
            .Answer("""{"items":[{"id":3,"name":null,"variants":[{"id":31,"sku":null,"bundle_definition":null}]},{"id":4,"variants":null}],"next":null}""");

        var products = await ListAsync(wire.Client.GetProductsAsync(["KIT & CO", "TAP"]));

        Assert.Equal(["/2026-01/product?PageSize=250&SKU=any:KIT & CO,TAP", "/2026-01/product?PageSize=250&Cursor=2"], wire.Requests.Select(static r => r.PathAndQuery));
        Assert.Equal([1L, 3L, 4L], products.Select(static p => p.Id));
        Assert.Equal((21L, "PART", 6), (products[0].Variants[0].BundleDefinition[0].VariantId, products[0].Variants[0].BundleDefinition[0].VariantSku, products[0].Variants[0].BundleDefinition[0].Quantity));
        Assert.Equal((0, 0), (products[1].Variants[0].BundleDefinition.Count, products[2].Variants.Count));
    }

    [Theory]
    [InlineData("A,B")]
    [InlineData("")]
    [InlineData(" A")]
    [InlineData("A\n")]
    public async Task A_SKU_that_cannot_be_asked_for_is_refused_before_anything_is_sent(string sku)
    {
        using var wire = new ShipBobWire();

        Assert.Throws<ArgumentException>(() => wire.Client.GetProductsAsync(["TAP", sku]));
        Assert.Throws<ArgumentException>(() => wire.Client.GetProductsAsync([new string('A', 197)]));
        await ListAsync(wire.Answer("""{"items":[],"next":null}""").Client.GetProductsAsync([new string('A', 196)]));
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task A_page_link_to_another_host_is_refused_before_anything_is_sent()
    {
        using var wire = new ShipBobWire().Answer("""{"items":[{"inventory_id":1}],"next":"https://evil.example.com/2026-01/inventory-level"}""");
        var error = await Assert.ThrowsAsync<ConnectorException>(() => ListAsync(wire.Client.GetInventoryLevelsAsync()));
        Assert.Equal(FailureKind.Unreadable, error.Kind);
        Assert.Single(wire.Requests);
    }

    [Theory]
    [InlineData("""{"items":null}""")]
    [InlineData("{}")]
    [InlineData("""{"items":[null]}""")]
    public async Task A_slice_without_items_is_unreadable_and_never_empty(string body)
    {
        using var wire = new ShipBobWire().Answer(body);
        Assert.Equal(FailureKind.Unreadable, (await Assert.ThrowsAnyAsync<ConnectorException>(() => ListAsync(wire.Client.GetInventoryLevelsAsync()))).Kind);
    }

    [Theory]
    [InlineData("[null]")]
    [InlineData("null")]
    [InlineData("""{"id":1}""")]
    [InlineData("")]
    [InlineData("[{}]")]
    public async Task A_list_that_is_none_is_unreadable_and_never_empty(string body)
    {
        using var wire = new ShipBobWire().Answer(body).Answer("[]");
        Assert.Equal(FailureKind.Unreadable, (await Assert.ThrowsAnyAsync<ConnectorException>(() => ListAsync(wire.Client.GetOrdersAsync()))).Kind);
    }

    [Fact]
    public async Task Throttling_says_how_long_to_wait()
    {
        using var wire = new ShipBobWire().Answer(() =>
        {
            var response = ShipBobWire.Respond(HttpStatusCode.TooManyRequests, """{"statusCode":429,"message":"Rate limit is exceeded. Try again in 25 seconds."}""");
            response.Headers.Add("x-retry-after", "25");
            return response;
        });
        var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => wire.Client.GetOrderAsync(1));
        Assert.Equal(TimeSpan.FromSeconds(25), error.RetryAfter);
        Assert.Equal(FailureKind.NotExecuted, error.Kind);
    }

    [Fact]
    public async Task A_refused_token_is_an_authentication_failure_that_shows_no_token()
    {
        using var wire = new ShipBobWire().Answer("", HttpStatusCode.Unauthorized);
        var error = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => wire.Client.GetOrderAsync(1));
        Assert.DoesNotContain(ShipBobWire.Token, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_stays_the_callers_cancellation()
    {
        using var wire = new ShipBobWire();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wire.Client.GetOrderAsync(1, cancelled.Token));
    }

    [Fact]
    public async Task The_whole_account_shares_one_budget()
    {
        using var wire = new ShipBobWire(o => o.Resilience.MaxBudgetWait = TimeSpan.Zero);
        for (var i = 0; i < 140; i++)
            wire.Answer("[]");
        for (var i = 0; i < 70; i++)
        {
            await wire.Client.GetShipmentsAsync(1);
            await ListAsync(wire.Client.GetOrdersAsync());
        }

        var error = await Assert.ThrowsAsync<ConnectorBusyException>(() => wire.Client.GetOrderAsync(1));
        Assert.Equal(FailureKind.NotExecuted, error.Kind);
        Assert.NotNull(error.RetryAfter);
        Assert.Equal(140, wire.Requests.Count);
    }

    [Fact]
    public void Every_mistake_of_the_options_is_named_at_once_and_no_token_is_shown()
    {
        using var wire = new ShipBobWire(o =>
        {
            o.BaseAddress = new Uri("http://api.example.com/2026-01/");
            o.ChannelId = 0;
            o.UserAgent = "";
            o.PageSize = 251;
            o.Token += "\n";
        });
        var error = Assert.Throws<OptionsValidationException>(() => wire.Client);
        Assert.Equal(5, error.Failures.Count());
        Assert.DoesNotContain(ShipBobWire.Token, error.Message, StringComparison.Ordinal);
    }

    private static async Task<List<T>> ListAsync<T>(AsyncPageable<T> pageable)
    {
        var items = new List<T>();
        await foreach (var item in pageable)
            items.Add(item);
        return items;
    }
}
