using System.Net;
using System.Text;
using Connectors.Domain.Ports;
using Microsoft.Extensions.DependencyInjection;
using RichardSzalay.MockHttp;

namespace Connectors.ShipBob.Tests.Support;

/// <summary>The real registration over a scripted transport: answers are given in order, requests are kept in order.</summary>
public sealed class ShipBobWire : IDisposable
{
    public const string Token = "canary-token-value";

    private readonly Queue<Func<Task<HttpResponseMessage>>> _answers = new();
    private readonly List<SentRequest> _requests = [];
    private readonly MockHttpMessageHandler _mock = new();
    private readonly ServiceProvider _provider;

    public ShipBobWire(Action<ShipBobClientOptions>? configure = null, Action<ShipBobWarehouseOptions>? configureWarehouse = null, TimeProvider? time = null)
    {
        _mock.When("*").Respond(async request =>
        {
            var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
                .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
            _requests.Add(new SentRequest(request.Method.Method, request.RequestUri!, headers, request.Content is null ? "" : await request.Content.ReadAsStringAsync()));
            var response = _answers.Count > 0 ? await _answers.Dequeue()() : Respond(HttpStatusCode.NotImplemented, "no answer was scripted");
            response.RequestMessage = request;
            return response;
        });

        var services = new ServiceCollection();
        if (time is not null)
            services.AddSingleton(time);
        services.AddShipBobClient("warehouse", options =>
        {
            options.BaseAddress = new Uri("https://sandbox-api.shipbob.com/2026-01");
            options.Token = Token;
            options.ChannelId = 4711;
            options.Resilience.MaxRetries = 0;
            configure?.Invoke(options);
        });
        services.AddShipBobWarehouse("warehouse", configureWarehouse);
        services.AddHttpClient("shipbob:warehouse").ConfigurePrimaryHttpMessageHandler(() => _mock);
        _provider = services.BuildServiceProvider(validateScopes: true);
    }

    public IReadOnlyList<SentRequest> Requests => _requests;

    public ShipBobClient Client => _provider.GetRequiredKeyedService<ShipBobClient>("warehouse");

    public IWarehouse Warehouse => _provider.GetRequiredKeyedService<IWarehouse>("warehouse");

    public ShipBobWire Answer(string body, HttpStatusCode status = HttpStatusCode.OK) => Answer(() => Respond(status, body));

    public ShipBobWire Answer(Func<HttpResponseMessage> answer) => Answer(() => Task.FromResult(answer()));

    public ShipBobWire Answer(Func<Task<HttpResponseMessage>> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "shipbob", name + ".json"));

    public static HttpResponseMessage Respond(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public void Dispose()
    {
        _provider.Dispose();
        _mock.Dispose();
    }
}
