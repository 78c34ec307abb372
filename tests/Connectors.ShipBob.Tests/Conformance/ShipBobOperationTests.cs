using Connectors.ShipBob.Models;
using Connectors.Testing;
using Connectors.Testing.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.ShipBob.Tests.Conformance;

/// <summary>Every operation, when a gateway answers in ShipBob's place or ShipBob answers something else.</summary>
public sealed class ShipBobOperationTests
{
    private static readonly IReadOnlyList<ConformanceCheck> Suite = OperationConformance.Checks<ShipBobClient>(
        typeof(ShipBobOperations),
        [
            new(ShipBobOperations.ListChannels, static (client, token) => client.GetChannelsAsync(token).ReadToEndAsync()),
            new(ShipBobOperations.CreateOrder, static (client, token) => client.CreateOrderAsync(Order(), token)),
            new(ShipBobOperations.ListOrders, static (client, token) => client.GetOrdersAsync(null, token).ReadToEndAsync()),
            new(ShipBobOperations.GetOrder, static (client, token) => client.GetOrderAsync(1, token)),
            new(ShipBobOperations.ListShipments, static (client, token) => client.GetShipmentsAsync(1, token)),
            new(ShipBobOperations.CancelOrder, static (client, token) => client.CancelOrderAsync(1, token)),
            new(ShipBobOperations.ListInventoryLevels, static (client, token) => client.GetInventoryLevelsAsync(null, token).ReadToEndAsync()),
            new(ShipBobOperations.ListLocationInventoryLevels, static (client, token) => client.GetLocationInventoryLevelsAsync(null, null, token).ReadToEndAsync()),
            new(ShipBobOperations.ListProducts, static (client, token) => client.GetProductsAsync(["KIT"], token).ReadToEndAsync()),
        ],
        static (services, vendor) => services
            .AddShipBobClient("warehouse", static options =>
            {
                options.Token = "not-a-real-token";
                options.ChannelId = 4711;
                OperationConformance.Configure(options.Resilience);
            })
            .ConfigurePrimaryHttpMessageHandler(() => vendor),
        static services => services.GetRequiredKeyedService<ShipBobClient>("warehouse")).Expecting(KnownFailures.Of("shipbob operations"));

    public static TheoryData<string> Checks => [.. Suite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_every_operation_does(string check) => Suite.Named(check).RunAsync();

    private static NewOrder Order() => new()
    {
        ReferenceId = "bq:1-A",
        Type = OrderType.DTC,
        ShippingMethod = "Standard",
        Recipient = new Recipient { Name = "A Shopper", Address = new Address { Address1 = "1 Kiln Priority", City = "Leeds", Country = "GB" } },
        Products = [new NewOrderProduct { ReferenceId = "NAIL-50", Name = "Nails", Quantity = 2 }],
    };
}
