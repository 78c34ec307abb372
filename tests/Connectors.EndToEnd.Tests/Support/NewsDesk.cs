using System.Net;
using Connectors.AspNetCore;
using Connectors.Domain.Ports;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.MarketplaceOrders;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderToCash;

namespace Connectors.EndToEnd.Tests.Support;

/// <summary>A second process beside the worker, as far as one program can be one: it has its own services over the same store, works on nothing, and receives what the ERP tells.</summary>
internal sealed class NewsDesk : IAsyncDisposable
{
    public const string Secret = "canary-secret-that-news-carries";

    private readonly WebApplication _app;
    private ServiceProvider? _services;

    private NewsDesk(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    /// <summary>The address is known before there is a world; what stands behind it comes with <see cref="Join"/>.</summary>
    public static async Task<NewsDesk> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        NewsDesk desk = null!;
        builder.Services.AddSingleton(_ => desk._services!.GetRequiredService<PollWaker>());
        builder.Services.AddKeyedSingleton("bc", (_, _) => desk._services!.GetRequiredKeyedService<IErpNotifications>("bc"));
        desk = new NewsDesk(builder.Build());
        desk._app.MapBusinessCentralNotifications();
        await desk._app.StartAsync();
        desk.Address = new Uri(desk._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/notifications/business-central/bc");
        return desk;
    }

    /// <summary>What worker and desk have in common.</summary>
    public void Add(IServiceCollection services)
    {
        services.AddBusinessCentralNotifications("bc", options => (options.Receiver, options.ClientState) = (Address, Secret));
        services.AddErpSubscriptions("bc");
    }

    /// <summary>From now on it serves this day.</summary>
    public void Join(Day day, OrderPolicy policy)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddConnectorTables(day.Tables.Configure);
        services.AddSqliteFlowStore(options => options.Path = day.Database);
        services.AddConnectorFlows(options => options.Time = day.Clock);
        services.AddMarketplaceOrders([new(new("bq"), new("bc"), new("shipbob"))], policy);
        SimulatedSystems.Add(services, day.World.Describe(), day.Clock);
        Add(services);
        _services = services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        if (_services is not null)
            await _services.DisposeAsync();
    }
}
