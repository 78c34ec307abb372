using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Models;
using RichardSzalay.MockHttp;

namespace Connectors.Mirakl.Tests;

public class MiraklShipmentsTests
{
    private static readonly NewShipment Dispatch = new()
    {
        OrderId = "70011-A",
        Shipped = true,
        ShipmentLines = [new NewShipmentLine("70011-A-1", 2)],
        Tracking = new NewShipmentTracking { CarrierCode = "DPD_UK", TrackingNumber = "0155" },
    };

    [Fact]
    public async Task CreateShipmentsAsync_sends_the_shipment_and_returns_it_with_its_id()
    {
        using var host = new MiraklHost(o => o.ShopId = 7);
        host.Expect(HttpMethod.Post, "api/shipments").WithExactQueryString("shop_id=7")
            .WithContent("""{"shipments":[{"order_id":"70011-A","shipment_lines":[{"order_line_id":"70011-A-1","quantity":2}],"shipped":true,"tracking":{"carrier_code":"DPD_UK","tracking_number":"0155"}}]}""")
            .Respond(HttpStatusCode.Created, "application/json", Fixture.Text("st01-created"));

        var result = await host.Client.Shipments.CreateShipmentsAsync([Dispatch]);

        Assert.Equal(ShipmentStatus.Shipped, result.Successes.Single().Status);
        Assert.Null(result.Successes[0].LastUpdatedDate);
        host.Done();
    }

    [Fact]
    public async Task CreateShipmentsAsync_finds_the_errors_inside_a_success()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Post, "api/shipments").Respond(HttpStatusCode.Created, "application/json", Fixture.Text("st01-refused"));

        var result = await host.Client.Shipments.CreateShipmentsAsync([Dispatch]);

        Assert.False(result.AllSucceeded);
        Assert.Equal(new BatchFailure("70011-A", null, null, "Shipment quantity is invalid."), result.Failures.Single());
    }

    [Fact]
    public async Task CreateShipmentsAsync_refuses_two_of_one_order()
    {
        using var host = new MiraklHost();

        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.Shipments.CreateShipmentsAsync([Dispatch, Dispatch]));
    }

    [Fact]
    public async Task CreateShipmentsAsync_is_never_repeated_after_an_unknown_outcome()
    {
        using var host = new MiraklHost(o => o.Resilience.MaxRetries = 3);
        host.Expect(HttpMethod.Post, "api/shipments").Fails(HttpStatusCode.InternalServerError);

        await Assert.ThrowsAsync<ConnectorException>(() => host.Client.Shipments.CreateShipmentsAsync([Dispatch]));

        host.Done();
    }

    [Fact]
    public async Task CreateShipmentsAsync_where_the_platform_has_no_shipments_is_not_available()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Post, "api/shipments").Fails(HttpStatusCode.NotFound);

        await Assert.ThrowsAsync<ConnectorNotAvailableException>(() => host.Client.Shipments.CreateShipmentsAsync([Dispatch]));
    }

    [Fact]
    public async Task GetShipmentsAsync_follows_the_platforms_tokens_and_nothing_else()
    {
        using var host = new MiraklHost(o => o.ShopId = 7);
        host.ExpectGet("api/shipments", "st11-first", "shop_id=7&order_id=70011-A&order_id=70012-A&shipment_state_code=SHIPPED&shipment_customer_debit_state_code=DEBIT_OK&last_updated_from=2026-03-01T00%3A00%3A00Z&last_updated_to=2026-03-02T00%3A00%3A00Z&sort=dateCreated%2CASC&limit=100");
        host.ExpectGet("api/shipments", "st11-last", "shop_id=7&page_token=bmV4dA%3D%3D");

        var shipments = await MiraklOrdersTests.All(host.Client.Shipments.GetShipmentsAsync(new ShipmentFilter
        {
            OrderIds = ["70011-A", "70012-A"],
            Statuses = [ShipmentStatus.Shipped],
            DebitStatuses = [CustomerDebitStatus.DebitOk],
            UpdatedFrom = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
            UpdatedTo = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero),
        }));

        Assert.Equal(["s-1", "s-2"], shipments.Select(s => s.Id));
        host.Done();
    }

    [Fact]
    public async Task GetShipmentsAsync_keeps_words_it_does_not_know_and_takes_nulls()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/shipments", "st11-last", "sort=dateCreated%2CASC&limit=100");

        var shipment = (await MiraklOrdersTests.All(host.Client.Shipments.GetShipmentsAsync())).Single();

        Assert.Equal("TELEPORTED", shipment.Status.Value);
        Assert.Empty(shipment.ShipmentLines);
    }

    public static TheoryData<string> OfIds() => ["api/shipments/ship", "api/shipments/ready_for_pick_up", "api/shipments/delete"];

    [Theory]
    [MemberData(nameof(OfIds))]
    public async Task Calls_of_ids_tell_what_was_done_from_what_was_refused(string path)
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, path).WithContent("""{"shipments":[{"id":"s-1"},{"id":"s-2"}]}""")
            .Respond("application/json", """{ "shipment_success": [{ "id": "s-1" }], "shipment_errors": [{ "id": "s-2", "message": "Wrong state." }] }""");

        var result = await Send(host, path, ["s-1", "s-2"]);

        Assert.Equal(["s-1"], result.Successes);
        Assert.Equal(new BatchFailure("s-2", null, null, "Wrong state."), result.Failures.Single());
        host.Done();
    }

    [Theory]
    [MemberData(nameof(OfIds))]
    public async Task Calls_of_ids_take_one_to_a_thousand(string path)
    {
        using var host = new MiraklHost();

        await Assert.ThrowsAsync<ArgumentException>(() => Send(host, path, []));
        await Assert.ThrowsAsync<ArgumentException>(() => Send(host, path, [.. Enumerable.Range(0, 1001).Select(i => $"{i}")]));
    }

    [Fact]
    public async Task DeleteShipmentsAsync_reads_the_names_of_the_vendors_example_too()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/shipments/delete")
            .Respond("application/json", """{ "deletion_success": [{ "id": "s-1" }], "deletion_errors": [{ "id": "s-2", "message": "Wrong state." }] }""");

        var result = await host.Client.Shipments.DeleteShipmentsAsync(["s-1", "s-2"]);

        Assert.Equal((1, "s-2"), (result.Successes.Count, result.Failures.Single().Key));
    }

    [Fact]
    public async Task UpdateTrackingAsync_sends_carrier_and_number()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Post, "api/shipments/tracking")
            .WithContent("""{"shipments":[{"id":"s-1","tracking":{"carrier_name":"Van Ltd","tracking_number":"0155"}}]}""")
            .Respond("application/json", """{ "shipment_success": [{ "id": "s-1" }] }""");

        var result = await host.Client.Shipments.UpdateTrackingAsync([new ShipmentTrackingUpdate("s-1", new NewShipmentTracking { CarrierName = "Van Ltd", TrackingNumber = "0155" })]);

        Assert.True(result.AllSucceeded);
        host.Done();
    }

    [Fact]
    public async Task UpdateShippingOriginsAsync_sends_the_warehouse_and_returns_its_address()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/shipments")
            .WithContent("""{"shipments":[{"id":"s-1","shipping_from":{"warehouse":{"code":"LEEDS"}}}]}""")
            .Respond("application/json", """{ "shipment_success": [{ "id": "s-1", "shipping_from": { "address": { "city": "Leeds" }, "warehouse": { "code": "LEEDS" } } }], "shipment_errors": [] }""");

        var result = await host.Client.Shipments.UpdateShippingOriginsAsync(
            [new ShippingOriginUpdate { Id = "s-1", ShippingFrom = new ShippingOrigin { Warehouse = new Warehouse { Code = "LEEDS" } } }]);

        Assert.Equal("Leeds", result.Successes.Single().ShippingFrom!.Address!.City);
        host.Done();
    }

    [Fact]
    public async Task UpdateAdditionalInformationAsync_tells_changed_shipments_from_refused_ones()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/shipments/additional_information")
            .WithContent("""{"shipments":[{"id":"s-1","shipment_additional_information":[{"code":"BILL","type":"STRING","value":"DB-1"}]}]}""")
            .Respond("application/json", """
                {
                  "shipment_update_success": [{ "shipment_id": "s-1", "shipment_additional_information": [{ "code": "BILL", "type": "STRING", "value": "DB-1" }] }],
                  "shipment_update_errors": [{ "shipment_id": "s-2", "errors": [{ "code": "invalid.value", "field": "value", "message": "No." }] }]
                }
                """);

        var result = await host.Client.Shipments.UpdateAdditionalInformationAsync(
            [new ShipmentAdditionalInformation { Id = "s-1", Fields = [new AdditionalField { Code = "BILL", Type = AdditionalFieldType.String, Value = new("DB-1") }] }]);

        Assert.Equal(("s-1", "DB-1"), (result.Successes.Single().Id, result.Successes[0].Fields.Single().Value.Text));
        Assert.Equal(new BatchFailure("s-2", "invalid.value", "value", "No."), result.Failures.Single());
        host.Done();
    }

    [Fact]
    public async Task GetItemsToShipAsync_sends_every_filter_and_hides_the_address()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/shipments/items_to_ship", "st12-items", "order_id=70011-A&order_id=70012-A&fulfillment_center_code=LEEDS&shipping_date_from=2026-03-01T00%3A00%3A00Z&shipping_date_to=2026-03-02T00%3A00%3A00Z&sort=shippingDate%2CASC&limit=100");

        var items = (await MiraklOrdersTests.All(host.Client.Shipments.GetItemsToShipAsync(new ItemsToShipFilter
        {
            OrderIds = ["70011-A", "70012-A"],
            FulfillmentCenterCodes = ["LEEDS"],
            ShippingDateFrom = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
            ShippingDateTo = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero),
        }))).Single();

        Assert.Equal(("70011-A", "P1", 2), (items.OrderId, items.ShipmentLines.Single().PackageReference, items.ShipmentLines[0].Quantity));
        Assert.Equal("Items to ship of 70011-A", items.ToString());
        host.Done();
    }

    [Fact]
    public async Task GetPickListsAsync_sends_every_filter_and_reads_lists()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/picklists", "pl11-lists", "picklist_id=p-1&picklist_state=WAITING_PREPARATION&order_line_id=70011-A-1&pickrun_code=R1&pickup_date_min=2026-03-01T00%3A00%3A00Z&pickup_date_max=2026-03-02T00%3A00%3A00Z&sort=pickupDate%2CASC&limit=100");

        var list = (await MiraklOrdersTests.All(host.Client.Shipments.GetPickListsAsync(new PickListFilter
        {
            PickListIds = ["p-1"],
            States = [PickListState.WaitingPreparation],
            OrderLineIds = ["70011-A-1"],
            PickrunCode = "R1",
            PickupDateFrom = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
            PickupDateTo = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero),
        }))).Single();

        Assert.Equal((PickListState.WaitingPreparation, 2135L, 3, "70011-A-1"), (list.State, list.PicklistLines.Single().OfferId, list.PicklistLines[0].Quantity, list.OrderLines.Single().Id));
        host.Done();
    }

    [Fact]
    public async Task FindShipmentAsync_reads_the_order_only_when_quantities_must_tell()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/shipments", "st11-first", "order_id=70011-A&sort=dateCreated%2CASC&limit=100");
        host.ExpectGet("api/shipments", "st11-last", "page_token=bmV4dA%3D%3D");

        Assert.IsType<LookupResult<Shipment>.Absent>(await host.Client.Shipments.FindShipmentAsync(Dispatch with { Tracking = new NewShipmentTracking { TrackingNumber = "never" } }));
        host.Done();
    }

    [Fact]
    public async Task FindConfirmationAsync_looks_among_the_shipments_of_the_order()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/shipments", "st11-first", "order_id=70011-A&sort=dateCreated%2CASC&limit=100");
        host.ExpectGet("api/shipments", "st11-last", "page_token=bmV4dA%3D%3D");

        Assert.IsType<LookupResult<Shipment>.CannotTell>(await host.Client.Shipments.FindConfirmationAsync("70011-A", "s-2"));
        host.Done();
    }

    [Theory]
    [InlineData("")]
    [InlineData("s-1\n")]
    [InlineData("s-\u202e1")]
    public async Task Batches_of_what_is_no_id_are_not_sent(string id)
    {
        using var host = new MiraklHost();

        foreach (var path in (string[])["ship", "delete", "ready"])
            await Assert.ThrowsAsync<ArgumentException>(() => Send(host, path, ["s-1", id]));
    }

    private static Task<BatchResult<string>> Send(MiraklHost host, string path, IReadOnlyList<string> ids) => path.Split('/')[^1] switch
    {
        "ship" => host.Client.Shipments.ShipShipmentsAsync(ids),
        "delete" => host.Client.Shipments.DeleteShipmentsAsync(ids),
        _ => host.Client.Shipments.MarkReadyForPickUpAsync(ids),
    };
}
