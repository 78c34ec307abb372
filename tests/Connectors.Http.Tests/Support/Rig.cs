using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.Http.Tests.Support;

/// <summary>One or two accounts of the made-up vendor through the real registration: only clock, transport and log are the test's.</summary>
internal sealed class Rig : IDisposable
{
    public static readonly Uri Base = new("https://api.acme.example/v1/");

    private readonly ServiceProvider _services;

    public Rig(
        Action<ConnectorResilienceOptions>? options = null,
        VendorProtocol? protocol = null,
        Action<IHttpClientBuilder>? handlers = null,
        ManualClock? clock = null,
        HttpMessageHandler? primary = null,
        Action<IServiceCollection>? services = null,
        string account = "acme:main")
    {
        Account = account;
        Clock = clock ?? new();
        var resilience = new ConnectorResilienceOptions();
        options?.Invoke(resilience);

        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Recorder(Logs)));
        services?.Invoke(collection);
        foreach (var name in (string[])[account, OtherAccount])
        {
            var builder = collection.AddConnectorHttp(name, protocol ?? new(), _ => resilience, _ => Base);
            handlers?.Invoke(builder);
            builder.ConfigurePrimaryHttpMessageHandler(() => primary ?? Transport);
        }
        _services = collection.BuildServiceProvider();
    }

    public string Account { get; }

    public string OtherAccount => Account + "-other";

    public ManualClock Clock { get; }

    public Transport Transport { get; } = new();

    public ConcurrentQueue<string> Logs { get; } = new();

    public IServiceProvider Services => _services;

    public ConnectorHttp Http => _services.GetRequiredKeyedService<ConnectorHttp>(Account);

    public ConnectorHttp OtherHttp => _services.GetRequiredKeyedService<ConnectorHttp>(OtherAccount);

    public Task SendAsync(Operation operation, CancellationToken cancellationToken = default) =>
        Http.SendAsync(new ConnectorRequest(operation), cancellationToken);

    public Task<Parcel> GetAsync(Operation operation, CancellationToken cancellationToken = default) =>
        Http.SendForJsonAsync(new ConnectorRequest(operation), SamplesJsonContext.Default.Parcel, cancellationToken);

    public Task<ConnectorDownload> DownloadAsync(Operation operation) => Http.SendForDownloadAsync(new ConnectorRequest(operation));

    public Task<ConnectorException> FailAsync(Operation operation) => FailAsync<ConnectorException>(operation);

    public Task<T> FailAsync<T>(Operation operation)
        where T : ConnectorException => FailAsync<T>(SendAsync(operation));

    public static async Task<T> FailAsync<T>(Task call)
        where T : ConnectorException => Assert.IsType<T>(await Assert.ThrowsAnyAsync<ConnectorException>(() => call), exactMatch: false);

    public void Dispose() => _services.Dispose();

    private sealed class Recorder(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue($"scope {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {eventId.Id} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
