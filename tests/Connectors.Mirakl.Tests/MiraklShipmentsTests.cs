using System.Net;
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
    public async Task CreateShipmentsAsync_where_the_platform_has_no_shipments_is_not_found()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Post, "api/shipments").Fails(HttpStatusCode.NotFound);

        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => host.Client.Shipments.CreateShipmentsAsync([Dispatch]));
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
}
