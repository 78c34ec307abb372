using Connectors.Http.Tests.Support;
using Connectors.Mirakl;
using Connectors.Mirakl.Models;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.Extensions.Http;

namespace Connectors.Http.Polly.Tests;

/// <summary>The calls that cost money or goods when they are sent twice, through the real client with a v7 retry policy on it.</summary>
public sealed class MiraklReadPolicyTests : IDisposable
{
    private readonly Transport _transport = new();
    private readonly ServiceProvider _services;

    public MiraklReadPolicyTests()
    {
        var services = new ServiceCollection();
        services
            .AddMiraklClient("bq", static options =>
            {
                options.BaseAddress = new Uri("https://marketplace.example.com");
                options.ApiKey = "not-a-real-key";
                options.Resilience.MaxRetries = 0;
            })
            .ConfigurePrimaryHttpMessageHandler(() => _transport)
            .AddReadPolicy(HttpPolicyExtensions.HandleTransientHttpError().RetryAsync(2));
        _services = services.BuildServiceProvider();
        _transport.AlwaysAnswer(503);
    }

    private MiraklClient Client => _services.GetRequiredKeyedService<MiraklClient>("bq");

    [Fact]
    public Task A_refund_is_sent_once_OR28() => SentAsync(1, "/api/orders/refund", client => client.Orders.RefundOrderLinesAsync(
        [new NewRefund { OrderLineId = "1-A-1", Amount = 9.99m, ReasonCode = "17", Quantity = 1, CurrencyIsoCode = "GBP" }], OrderTaxMode.TaxIncluded));

    [Fact]
    public Task An_acceptance_is_sent_once_OR21() => SentAsync(1, "/api/orders/1-A/accept", client => client.Orders.AcceptOrderAsync("1-A", [new OrderLineDecision("1-A-1", true)]));

    [Fact]
    public Task A_shipment_is_sent_once_ST01() => SentAsync(1, "/api/shipments", client => client.Shipments.CreateShipmentsAsync(
        [new NewShipment { OrderId = "1-A", Shipped = true, ShipmentLines = [new NewShipmentLine("1-A-1", 1)] }]));

    [Fact]
    public Task Orders_are_read_three_times_OR11() => SentAsync(3, "/api/orders", client => client.Orders.GetOrdersByIdAsync(["1-A"]));

    [Fact]
    public Task Tracking_is_set_three_times_OR23() => SentAsync(3, "/api/orders/1-A/tracking", client => client.Orders.SetTrackingAsync(
        "1-A", new OrderTracking { CarrierCode = "DPD", TrackingNumber = "15501234567890" }));

    public void Dispose()
    {
        _services.Dispose();
        _transport.Dispose();
    }

    private async Task SentAsync(int times, string path, Func<MiraklClient, Task> call)
    {
        var failure = await Rig.FailAsync<ConnectorException>(call(Client));

        Assert.Equal(times, _transport.Attempts);
        Assert.All(_transport.Requests, r => Assert.StartsWith("https://marketplace.example.com" + path, r.Address, StringComparison.Ordinal));
        Assert.Equal(503, (int?)failure.StatusCode);
    }
}
