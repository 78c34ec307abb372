using Connectors.Domain.Ports;
using Connectors.Simulators;
using Connectors.Simulators.Tests;
using Connectors.Simulators.Time;
using Connectors.Testing;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Dynamics365.Tests.Conformance;

/// <summary>The adapter of subscriptions over the real client, against the simulated ERP, with somebody who answers its handshakes.</summary>
public sealed class BusinessCentralNotificationsConformanceTests
{
    private static readonly IReadOnlyList<ConformanceCheck> Suite = ErpNotificationsConformance.Checks(Harness.StartAsync).Expecting(KnownFailures.Of("business central notifications"));

    public static TheoryData<string> Checks => [.. Suite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_the_notifications_of_every_ERP_do(string check) => Suite.Named(check).RunAsync();

    private sealed class Harness(SimulatedWorld world, VirtualClock clock, Receiver receiver) : SimulatedSystem(world, clock, (services, it, lost) =>
    {
        SimulatedErp.Register(services, it, lost);
        services.AddBusinessCentralNotifications("bc", options => (options.Receiver, options.ClientState) = (new Uri(receiver.Address.GetLeftPart(UriPartial.Path)), State));
    }), IErpNotificationsHarness, IAsyncDisposable
    {
        private const string State = "secret-that-news-of-bc-carries";

        public IErpNotifications Notifications => Services.GetRequiredKeyedService<IErpNotifications>("bc");

        public string Secret => State;

        public string News => $"/api/v2.0/companies({World.CompanyId})/salesOrders(11111111-0000-0000-0000-000000000002)";

        public static async Task<IErpNotificationsHarness> StartAsync()
        {
            var receiver = await Receiver.StartAsync();
            var (world, clock) = await StartWorldAsync();
            return new Harness(world, clock, receiver);
        }

        public Task<string> SubscribeElsewhereAsync(CancellationToken cancellationToken = default) => Task.FromResult(World.AddErpSubscription(new Uri("https://somebody.example/news"), "salesOrders", "theirs"));

        public Task<int> CountAsync(CancellationToken cancellationToken = default) => Task.FromResult(World.ReadErpSubscriptions().Count);

        public Task PassAsync(TimeSpan time, CancellationToken cancellationToken = default)
        {
            Clock.Advance(time);
            return Task.CompletedTask;
        }

        async ValueTask IAsyncDisposable.DisposeAsync()
        {
            await DisposeAsync();
            await receiver.DisposeAsync();
        }
    }
}
