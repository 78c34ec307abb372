using System.Net;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using RichardSzalay.MockHttp;

namespace Connectors.Mirakl.Tests;

public class MiraklMarketplaceTests
{
    private static readonly ConnectionName Bq = new("bq");
    private static readonly OrderKey Key = new(Bq, "70011-A");

    private static readonly ShipmentConfirmation Dispatch = new()
    {
        Order = Key,
        Carrier = new CarrierCode("DPD_UK"),
        TrackingNumber = new TrackingNumber("0155"),
        Lines = [new ConfirmedLine(new OrderLineId("70011-A-1"), 1), new ConfirmedLine(new OrderLineId("70011-A-1"), 1)],
        CompletesOrder = true,
    };

    [Fact]
    public async Task Capabilities_come_from_the_platform_and_are_kept_a_day()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/platform/configuration", "pc01-multi");
        host.ExpectGet("api/platform/configuration", "pc01-single");

        var first = await host.Marketplace.GetCapabilitiesAsync();
        host.Time.Advance(TimeSpan.FromHours(23));
        var kept = await host.Marketplace.GetCapabilitiesAsync();
        host.Time.Advance(TimeSpan.FromHours(1));
        var again = await host.Marketplace.GetCapabilitiesAsync();

        Assert.Equal(new MarketplaceCapabilities { MultipleShipments = true, UnregisteredCarriers = true, AcceptsAutomatically = true, StillWorkingFor = TimeSpan.FromMinutes(2) }, first);
        Assert.Same(first, kept);
        Assert.Equal(new MarketplaceCapabilities { StillWorkingFor = TimeSpan.FromMinutes(2) }, again);
        host.Done();
    }

    [Fact]
    public async Task Capabilities_the_platform_does_not_name_are_taken_as_missing()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/platform/configuration").Respond("application/json", "{}");

        Assert.Equal(new MarketplaceCapabilities { StillWorkingFor = TimeSpan.FromMinutes(2) }, await host.Marketplace.GetCapabilitiesAsync());
    }

    [Fact]
    public async Task A_lost_request_may_still_be_carried_out_for_two_minutes_unless_the_options_say_otherwise()
    {
        using var asked = new MiraklHost();
        asked.ExpectGet("api/platform/configuration", "pc01-multi");
        using var told = new MiraklHost(static o => o.Capabilities = new MiraklCapabilities());

        Assert.Equal(TimeSpan.FromMinutes(2), (await asked.Marketplace.GetCapabilitiesAsync()).StillWorkingFor);
        Assert.Equal(TimeSpan.FromMinutes(2), (await told.Marketplace.GetCapabilitiesAsync()).StillWorkingFor);
        using var set = new MiraklHost(static o => (o.Capabilities, o.StillWorkingFor) = (new MiraklCapabilities(), TimeSpan.FromMinutes(7)));
        Assert.Equal(TimeSpan.FromMinutes(7), (await set.Marketplace.GetCapabilitiesAsync()).StillWorkingFor);
    }

    [Fact]
    public async Task A_page_of_changes_tells_the_platforms_time()
    {
        var time = new DateTimeOffset(2026, 3, 1, 9, 30, 15, TimeSpan.Zero);
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/orders").Respond(_ => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Headers = { Date = time },
            Content = new StringContent("""{"orders":[],"total_count":0}""", System.Text.Encoding.UTF8, "application/json"),
        });

        Assert.Equal(time, (await host.Marketplace.GetOrderChangesAsync(time.AddDays(-1))).SystemTime);
    }

    [Fact]
    public async Task Capabilities_that_failed_to_be_read_are_asked_for_again()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/platform/configuration").Fails(HttpStatusCode.BadGateway);
        host.ExpectGet("api/platform/configuration", "pc01-multi");

        await Assert.ThrowsAsync<ConnectorException>(() => host.Marketplace.GetCapabilitiesAsync());

        Assert.True((await host.Marketplace.GetCapabilitiesAsync()).MultipleShipments);
    }

    [Fact]
    public async Task Capabilities_set_by_hand_are_not_asked_for()
    {
        using var host = new MiraklHost(o => o.Capabilities = new MiraklCapabilities { MultipleShipments = true });

        Assert.True((await host.Marketplace.GetCapabilitiesAsync()).MultipleShipments);
    }

    [Fact]
    public async Task Changed_orders_are_given_out_oldest_change_first()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/orders", "or11-page", "start_update_date=2026-03-02T09%3A00%3A00Z&sort=dateCreated&order=asc&max=100&offset=0");

        var orders = await Changed(host);

        Assert.Equal(["70012-A", "70011-A"], orders.Select(o => o.Key.OrderId));
        host.Done();
    }

    [Fact]
    public async Task A_changed_order_that_showed_up_twice_is_given_out_once_as_last_seen()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/orders").Respond("application/json", """
            { "total_count": 2, "orders": [
                { "order_id": "A", "order_state": "SHIPPING", "last_updated_date": "2026-03-02T10:00:00Z" },
                { "order_id": "A", "order_state": "SHIPPED", "last_updated_date": "2026-03-02T11:00:00Z" } ] }
            """);

        Assert.Equal(MarketplaceOrderState.Shipped, Assert.Single(await Changed(host)).State);
    }

    [Fact]
    public async Task Named_orders_are_read_in_the_tax_mode_that_was_set()
    {
        using var host = new MiraklHost(o => o.OrderTaxMode = "TAX_INCLUDED");
        host.ExpectGet("api/orders", "or11-page", "order_ids=70011-A&order_tax_mode=TAX_INCLUDED&max=100");

        Assert.Equal(Key, (await host.Marketplace.GetOrdersAsync([Key]))[0].Key);
        host.Done();
    }

    [Fact]
    public async Task A_key_of_another_connection_is_refused()
    {
        using var host = new MiraklHost();

        await Assert.ThrowsAsync<ArgumentException>(() => host.Marketplace.GetOrdersAsync([new OrderKey(new ConnectionName("other"), "A")]));
    }

    [Fact]
    public async Task AcceptAsync_decides_on_all_lines_in_one_call()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders/70011-A/accept")
            .WithContent("""{"order_lines":[{"id":"1","accepted":true},{"id":"2","accepted":false}]}""")
            .Respond(HttpStatusCode.NoContent);

        await host.Marketplace.AcceptAsync(new OrderAcceptance(Key, [new OrderLineId("1")], [new OrderLineId("2")]), SendPermit.WithoutLimit());

        host.Done();
    }

    [Fact]
    public async Task AcceptAsync_a_second_time_is_rejected_with_the_vendors_code()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders/70011-A/accept").Fails(HttpStatusCode.BadRequest, Fixture.Text("error-codes"));

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => host.Marketplace.AcceptAsync(new OrderAcceptance(Key, [new OrderLineId("1")], []), SendPermit.WithoutLimit()));

        Assert.Equal((FailureKind.Rejected, "ORDER_INVALID_STATE"), (failure.Kind, failure.ErrorCode));
    }

    [Fact]
    public async Task AcceptAsync_of_some_lines_only_is_not_available_where_the_shop_decides_on_all_at_once()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders/70011-A/accept")
            .Fails(HttpStatusCode.BadRequest, """{"status":400,"message":"Bad Request","errors":[{"code":"ORDER_PARTIAL_ACCEPTANCE_DISABLED","message":"Partial acceptance is disabled for this shop"}]}""");

        var failure = await Assert.ThrowsAsync<ConnectorNotAvailableException>(
            () => host.Marketplace.AcceptAsync(new OrderAcceptance(Key, [new OrderLineId("1")], [new OrderLineId("2")]), SendPermit.WithoutLimit()));

        Assert.Equal((FailureKind.NotAvailable, "ORDER_PARTIAL_ACCEPTANCE_DISABLED", "OR21"), (failure.Kind, failure.ErrorCode, failure.Operation));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whether_lines_may_be_decided_differently_is_what_the_options_say(bool? isSet)
    {
        using var asked = new MiraklHost(o => o.PartialAcceptance = isSet);
        asked.ExpectGet("api/platform/configuration", "pc01-multi");
        using var told = new MiraklHost(o => (o.Capabilities, o.PartialAcceptance) = (new MiraklCapabilities(), isSet));

        Assert.Equal((isSet, isSet), ((await asked.Marketplace.GetCapabilitiesAsync()).PartialAcceptance, (await told.Marketplace.GetCapabilitiesAsync()).PartialAcceptance));
    }

    [Fact]
    public async Task FindAcceptanceAsync_finds_an_order_that_moved_on()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/orders", "or11-page", "order_ids=70011-A&max=100");

        var found = Assert.IsType<LookupResult<MarketplaceOrder>.Found>(await host.Marketplace.FindAcceptanceAsync(Key));

        Assert.Equal(MarketplaceOrderState.Shipping, found.Value.State);
    }

    [Fact]
    public async Task FindAcceptanceAsync_of_an_order_that_waits_is_absent()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/orders", "or11-page", "order_ids=70012-A&max=100");

        Assert.IsType<LookupResult<MarketplaceOrder>.Absent>(await host.Marketplace.FindAcceptanceAsync(new OrderKey(Bq, "70012-A")));
    }

    [Fact]
    public async Task FindAcceptanceAsync_in_an_unknown_state_cannot_tell()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/orders", "or11-odd", "order_ids=70013-A&max=100");

        Assert.IsType<LookupResult<MarketplaceOrder>.CannotTell>(await host.Marketplace.FindAcceptanceAsync(new OrderKey(Bq, "70013-A")));
    }

    [Fact]
    public async Task FindAcceptanceAsync_of_an_order_that_is_not_listed_cannot_tell()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/orders", "or11-empty", "order_ids=70011-A&max=100");

        Assert.IsType<LookupResult<MarketplaceOrder>.CannotTell>(await host.Marketplace.FindAcceptanceAsync(Key));
    }

    [Fact]
    public async Task ConfirmShipmentAsync_creates_one_confirmed_shipment_where_several_are_possible()
    {
        using var host = Multi();
        host.Expect(HttpMethod.Post, "api/shipments")
            .WithContent("""{"shipments":[{"order_id":"70011-A","shipment_lines":[{"order_line_id":"70011-A-1","quantity":2}],"shipped":true,"tracking":{"carrier_code":"DPD_UK","tracking_number":"0155"}}]}""")
            .Respond(HttpStatusCode.Created, "application/json", Fixture.Text("st01-created"));

        Assert.Equal("b9c1f0a2-0001-4a51-9d5e-000000000001", await host.Marketplace.ConfirmShipmentAsync(Dispatch, SendPermit.WithoutLimit()));
        host.Done();
    }

    [Fact]
    public async Task ConfirmShipmentAsync_refused_inside_a_success_is_rejected()
    {
        using var host = Multi();
        host.Expect(HttpMethod.Post, "api/shipments").Respond(HttpStatusCode.Created, "application/json", Fixture.Text("st01-refused"));

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => host.Marketplace.ConfirmShipmentAsync(Dispatch, SendPermit.WithoutLimit()));

        Assert.Equal((FailureKind.Rejected, "ST01", "Shipment quantity is invalid."), (failure.Kind, failure.Operation, failure.Details.Single().Message));
    }

    [Fact]
    public async Task ConfirmShipmentAsync_answered_with_neither_is_unreadable()
    {
        using var host = Multi();
        host.Expect(HttpMethod.Post, "api/shipments").Respond(HttpStatusCode.Created, "application/json", "{}");

        Assert.Equal(FailureKind.Unreadable, (await Assert.ThrowsAsync<ConnectorException>(() => host.Marketplace.ConfirmShipmentAsync(Dispatch, SendPermit.WithoutLimit()))).Kind);
    }

    [Fact]
    public async Task ConfirmShipmentAsync_tracks_and_then_ships_where_orders_leave_whole()
    {
        using var host = Single();
        host.Expect(HttpMethod.Put, "api/orders/70011-A/tracking").WithContent("""{"carrier_code":"DPD_UK","tracking_number":"0155"}""").Respond(HttpStatusCode.NoContent);
        host.Expect(HttpMethod.Put, "api/orders/70011-A/ship").Respond(HttpStatusCode.NoContent);

        Assert.Equal("70011-A", await host.Marketplace.ConfirmShipmentAsync(Dispatch, SendPermit.WithoutLimit()));
        host.Done();
    }

    [Fact]
    public async Task ConfirmShipmentAsync_of_a_part_is_rejected_where_orders_leave_whole()
    {
        using var host = Single();

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => host.Marketplace.ConfirmShipmentAsync(Dispatch with { CompletesOrder = false }, SendPermit.WithoutLimit()));

        Assert.Equal(FailureKind.Rejected, failure.Kind);
    }

    [Theory]
    [InlineData("0.5")]
    [InlineData("0")]
    [InlineData("-1")]
    public async Task ConfirmShipmentAsync_refuses_what_is_no_quantity_of_offers(string quantity)
    {
        using var host = Multi();
        var confirmation = Dispatch with { Lines = [new ConfirmedLine(new OrderLineId("1"), decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture))] };

        await Assert.ThrowsAsync<ArgumentException>(() => host.Marketplace.ConfirmShipmentAsync(confirmation, SendPermit.WithoutLimit()));
    }

    [Fact]
    public async Task FindShipmentAsync_reads_every_page_of_the_orders_shipments()
    {
        using var host = Multi();
        host.ExpectGet("api/shipments", "st11-first", "order_id=70011-A&sort=dateCreated%2CASC&limit=100");
        host.ExpectGet("api/shipments", "st11-last", "page_token=bmV4dA%3D%3D");

        var sent = Dispatch with { TrackingNumber = new TrackingNumber("15500000001"), Lines = [new ConfirmedLine(new OrderLineId("70011-A-1"), 1)] };

        Assert.Equal(new LookupResult<string>.Found("s-1"), await host.Marketplace.FindShipmentAsync(sent));
        host.Done();
    }

    [Fact]
    public async Task FindShipmentAsync_looks_at_the_order_where_orders_leave_whole()
    {
        using var host = Single();
        host.ExpectGet("api/orders", "or11-page", "order_ids=70011-A&max=100");

        Assert.IsType<LookupResult<string>.Absent>(await host.Marketplace.FindShipmentAsync(Dispatch));
    }

    [Theory]
    [InlineData(true, "TAX_INCLUDED")]
    [InlineData(false, "TAX_EXCLUDED")]
    public async Task A_refund_and_a_cancellation_are_looked_for_in_the_tax_mode_they_were_sent_in(bool pricesIncludeTax, string mode)
    {
        using var host = new MiraklHost();
        for (var i = 0; i < 2; i++)
            host.ExpectGet("api/orders", "or11-empty", $"order_ids=70011-A&order_tax_mode={mode}&max=100");
        var reduction = new OrderReduction
        {
            Order = Key,
            ReasonCode = "16",
            PricesIncludeTax = pricesIncludeTax,
            Lines = [new ReducedLine { LineId = new OrderLineId("70011-A-1"), Amount = new Money(10m, CurrencyCode.Gbp), ShippingAmount = new Money(0m, CurrencyCode.Gbp) }],
        };

        Assert.IsType<LookupResult<IReadOnlyList<string>>.CannotTell>(await host.Marketplace.FindRefundAsync(reduction, default));
        Assert.IsType<LookupResult<IReadOnlyList<string>>.CannotTell>(await host.Marketplace.FindCancellationAsync(reduction, default));
        host.Done();
    }

    [Fact]
    public async Task SetSellerReferencesAsync_writes_a_hundred_in_a_call()
    {
        using var host = new MiraklHost();
        string[] sent = [];
        foreach (var answer in new[] { Fixture.Text("or04-updated"), "{}" })
        {
            host.Expect(HttpMethod.Put, "api/orders")
                .With(r => (sent = [.. sent, r.Content!.ReadAsStringAsync().GetAwaiter().GetResult()]).Length > 0)
                .Respond("application/json", answer);
        }

        var refused = await host.Marketplace.SetSellerReferencesAsync([.. Enumerable.Range(1, 101).Select(i => new SellerReference(new OrderKey(Bq, $"{i}-A"), $"SO-{i}"))], SendPermit.WithoutLimit());

        Assert.Empty(refused);
        Assert.StartsWith("""{"orders":[{"order_id":"1-A","references":{"order_reference_for_seller":"SO-1"}},""", sent[0], StringComparison.Ordinal);
        Assert.Equal("""{"orders":[{"order_id":"101-A","references":{"order_reference_for_seller":"SO-101"}}]}""", sent[1]);
        host.Done();
    }

    [Fact]
    public async Task SetSellerReferencesAsync_returns_each_refused_order_once()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders").Respond("application/json", """
            { "updated_orders": [
                { "order_id": "70011-A", "errors": [{ "code": "ORDER_NOT_FOUND" }, { "code": "OTHER" }] },
                { "order_id": "70012-A", "updated": {}, "errors": [] } ] }
            """);

        var refused = await host.Marketplace.SetSellerReferencesAsync([new(Key, "SO-1"), new(new OrderKey(Bq, "70012-A"), "SO-2")], SendPermit.WithoutLimit());

        Assert.Equal([new RejectedReference(Key, "ORDER_NOT_FOUND")], refused);
    }

    [Fact]
    public async Task SetSellerReferencesAsync_takes_an_error_without_an_order_for_every_one_that_did_not_succeed()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders").Respond("application/json", """
            { "updated_orders": [ { "errors": [{ "code": "VALIDATION_ERROR" }] }, { "order_id": "70012-A", "updated": {} } ] }
            """);

        var refused = await host.Marketplace.SetSellerReferencesAsync([new(Key, "SO-1"), new(new OrderKey(Bq, "70012-A"), "SO-2")], SendPermit.WithoutLimit());

        Assert.Equal([new RejectedReference(Key, "VALIDATION_ERROR")], refused);
    }

    [Fact]
    public async Task GetCarriersAsync_says_which_carriers_need_a_number_and_is_kept()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/shipping/carriers", "sh21-carriers");

        await host.Marketplace.GetCarriersAsync();
        var carriers = await host.Marketplace.GetCarriersAsync();

        Assert.Equal([new MarketplaceCarrier(new CarrierCode("DPD_UK"), "DPD", true), new MarketplaceCarrier(new CarrierCode("PALLET"), "Pallet network", false)], carriers);
        host.Done();
    }

    [Fact]
    public async Task Only_connector_failures_escape_from_damaged_bodies()
    {
        var random = new Random(5);
        var whole = Fixture.Text("or11-page");
        for (var i = 0; i < 60; i++)
        {
            using var host = new MiraklHost();
            var damaged = whole.ToCharArray();
            for (var hits = random.Next(1, 6); hits > 0; hits--)
                damaged[random.Next(damaged.Length)] = "{}[]\",:0-9 nx"[random.Next(13)];
            host.Mock.When("*").Respond("application/json", new string(damaged, 0, random.Next(damaged.Length / 2, damaged.Length)));
            try
            {
                await host.Marketplace.FindAcceptanceAsync(Key);
            }
            catch (ConnectorException failure)
            {
                Assert.Equal(FailureKind.Unreadable, failure.Kind);
            }
        }
    }

    private static MiraklHost Multi() => new(o => o.Capabilities = new MiraklCapabilities { MultipleShipments = true });

    private static MiraklHost Single() => new(o => o.Capabilities = new MiraklCapabilities());

    private static async Task<List<MarketplaceOrder>> Changed(MiraklHost host)
    {
        var orders = new List<MarketplaceOrder>();
        await foreach (var order in host.Marketplace.GetOrdersChangedSinceAsync(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)))
            orders.Add(order);
        return orders;
    }
}
