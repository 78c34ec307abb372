using System.Net;
using System.Text;
using Connectors.Http;
using Connectors.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.Patchworks.Tests.Support;

/// <summary>The real registrations over a scripted transport: answers are given in order, requests are kept in order. Waits pass at once on the clock, and every line of every log is kept.</summary>
internal sealed class PatchworksWire : IDisposable
{
    public const string Key = "canary-key-value";
    public const string Password = "canary-password-value";
    public const string WebhookAddress = "https://webhooks.example.com/api/v1/acme-trading/01J7CANARYHOOK?patchworks_signature=canary-webhook-signature";
    public const string CallbackAddress = "https://callbacks.example.com/api/v1/acme-trading/01J7CANARYCALL?patchworks_signature=canary-callback-signature";

    private readonly Queue<Func<HttpRequestMessage, HttpResponseMessage>> _answers = new();
    private readonly Transport _transport;
    private readonly ServiceProvider _provider;

    public PatchworksWire(Action<PatchworksClientOptions>? configure = null, Action<PatchworksWebhookOptions>? webhook = null, Action<PatchworksCallbackOptions>? callback = null)
    {
        _transport = new Transport(this);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(new CallBudgets(Clock));
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services.AddPatchworksClient("pw", options =>
        {
            options.BaseAddress = new Uri("https://core.example.com/api/v1");
            options.StartAddress = new Uri("https://start.example.com/api/v1");
            options.FabricAddress = new Uri("https://fabric.example.com/api/v2/");
            options.LoginAddress = new Uri("https://login.example.com/fabric/api/login");
            options.DashboardAddress = new Uri("https://dashboard.example.com");
            options.ApiKey = Key;
            Set(options.Resilience);
            configure?.Invoke(options);
        });
        services.AddPatchworksWebhook("orders-in", options =>
        {
            options.BaseAddress = new Uri("https://webhooks.example.com/api/v1/");
            options.Address = WebhookAddress;
            Set(options.Resilience);
            webhook?.Invoke(options);
        });
        services.AddPatchworksCallback("get-orders", options =>
        {
            options.BaseAddress = new Uri("https://callbacks.example.com/api/v1/");
            options.Address = CallbackAddress;
            Set(options.Resilience);
            callback?.Invoke(options);
        });
        foreach (var client in (string[])["patchworks:pw", "patchworks-login:pw", "patchworks-webhook:orders-in", "patchworks-callback:get-orders"])
            services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(() => _transport);
        _provider = services.BuildServiceProvider(validateScopes: true);
    }

    public ManualClock Clock { get; } = new();

    public KeptLogs Logs { get; } = new();

    public List<SentRequest> Requests { get; } = [];

    public IEnumerable<string> Lines => Requests.Select(static r => $"{r.Method} {r.Address.Host}{r.Address.PathAndQuery}");

    public IServiceProvider Services => _provider;

    public PatchworksClient Client => _provider.GetRequiredKeyedService<PatchworksClient>("pw");

    public PatchworksWebhook Webhook => _provider.GetRequiredKeyedService<PatchworksWebhook>("orders-in");

    public PatchworksCallback Callback => _provider.GetRequiredKeyedService<PatchworksCallback>("get-orders");

    public PatchworksWire Answer(string body, HttpStatusCode status = HttpStatusCode.OK, string mediaType = "application/json") => Answer(_ => Respond(status, body, mediaType));

    public PatchworksWire Answer(HttpStatusCode status) => Answer(_ => new HttpResponseMessage(status));

    public PatchworksWire Answer(Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public static HttpResponseMessage Respond(HttpStatusCode status, string body, string mediaType = "application/json") =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };

    public void Dispose()
    {
        _provider.Dispose();
        _transport.Dispose();
        Logs.Dispose();
    }

    private static void Set(ConnectorResilienceOptions resilience)
    {
        resilience.MaxRetries = 1;
        resilience.BaseDelay = resilience.MaxDelay = TimeSpan.FromMilliseconds(1);
    }

    /// <summary>Stands where the vendor's hosts would.</summary>
    private sealed class Transport(PatchworksWire wire) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
                .ToDictionary(static h => h.Key, static h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
            wire.Requests.Add(new SentRequest(request.Method.Method, request.RequestUri!, headers, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
            var response = wire._answers.Count > 0 ? wire._answers.Dequeue()(request) : Respond(HttpStatusCode.NotImplemented, """{"message":"no answer was scripted"}""");
            response.RequestMessage = request;
            return response;
        }
    }
}
