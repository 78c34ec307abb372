using System.Text;
using Connectors.Domain.Ports;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Connectors.AspNetCore.Tests.Support;

/// <summary>A host with the endpoint, a store in memory and polls that never run: what they were told waits in the store.</summary>
internal sealed class Host : IAsyncDisposable
{
    public const string Path = "/notifications/business-central/";

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;

    private Host(WebApplication app, IFlowStore store) => (_app, Store) = (app, store);

    public HttpClient Client { get; private set; } = null!;

    public IFlowStore Store { get; }

    public FakeErp Erp { get; } = new("bc");

    public FakeTimeProvider LeaseClock { get; } = new(Now);

    public IServiceProvider Services => _app.Services;

    public List<string> Log { get; } = [];

    public static async Task<Host> StartAsync(Action<WebApplicationBuilder>? configure = null, Action<WebApplication>? use = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        var store = WaywardStore.Around(new InMemoryFlowStore());
        Host host = null!;
        builder.Services.AddSingleton<IFlowStore>(store);
        builder.Services.AddSingleton<IFlow>(new AskingFlow("bc"));
        builder.Services.AddKeyedSingleton<IErpNotifications>("bc", (_, _) => host.Erp);
        builder.Services.AddKeyedSingleton<IErpNotifications>("bc2", new FakeErp("bc2"));
        builder.Services.AddConnectorFlows(options => options.LeaseClock = host.LeaseClock);
        configure?.Invoke(builder);
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(new Logs(text => host.Log.Add(text)));
        var app = builder.Build();
        host = new Host(app, store);
        use?.Invoke(app);
        app.MapBusinessCentralNotifications();
        await app.StartAsync();
        host.Client = app.GetTestClient();
        await store.DeliverAsync([new InboxMessage(new CaseId("asking", "bc"), "bc", "start", string.Empty, Priority.Order) { Kind = InputKind.Wake }], Now);
        return host;
    }

    public async Task<HttpResponseMessage> SendAsync(string body, string connection = "bc", string type = "application/json") =>
        await Client.PostAsync(new Uri(Path + connection, UriKind.Relative), new StringContent(body, Encoding.UTF8, type));

    /// <summary>How often the poll was told of news that it has not heard.</summary>
    public async Task<int> ToldAsync() =>
        (await Store.ClaimAsync(new ClaimRequest("test", Now.AddYears(1), TimeSpan.FromTicks(1), 10))).Sum(static c => c.Inputs.Count(static i => i.InputId.StartsWith("news", StringComparison.Ordinal)));

    public static string Body(params string[] entries) => $$"""{"value":[{{string.Join(',', entries)}}]}""";

    public static string Entry(string secret = FakeErp.Secret, string resource = FakeErp.Orders + "(7)", string change = "updated") =>
        $$"""{"subscriptionId":"S1","clientState":"{{secret}}","expirationDateTime":"2026-03-05T09:00:00Z","resource":"{{resource}}","changeType":"{{change}}","lastModifiedDateTime":"2026-03-02T09:00:00Z"}""";

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class Logs(Action<string> write) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("Connectors", StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => write(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
