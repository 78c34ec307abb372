using System.Net;
using System.Text;
using Connectors.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RichardSzalay.MockHttp;

namespace Connectors.SparkLayer.Tests.Support;

/// <summary>The real registration over a scripted transport: answers are given in order, requests are kept in order; tokens are given out beside unless they are scripted too.</summary>
internal sealed class SparkLayerWire : IDisposable
{
    public const string Secret = "canary-secret-value";
    public const string Token = "canary-token-value";

    private readonly Queue<Func<HttpResponseMessage>> _answers = new();
    private readonly Queue<Func<HttpResponseMessage>> _tokens = new();
    private readonly MockHttpMessageHandler _mock = new();
    private readonly ServiceProvider _provider;
    private int _given;

    public SparkLayerWire(Action<SparkLayerClientOptions>? configure = null)
    {
        _mock.When("*").Respond(async request =>
        {
            var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
                .ToDictionary(static h => h.Key, static h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
            var sent = new SentRequest(request.Method.Method, request.RequestUri!, headers, request.Content is null ? "" : await request.Content.ReadAsStringAsync());
            var isToken = request.RequestUri!.AbsolutePath == "/api/auth/token";
            (isToken ? TokenRequests : Requests).Add(sent);
            var response = isToken
                ? _tokens.Count > 0 ? _tokens.Dequeue()() : Respond(HttpStatusCode.OK, $$"""{"access_token":"{{Token}}-{{++_given}}","expires_in":3600}""")
                : _answers.Count > 0 ? _answers.Dequeue()() : Respond(HttpStatusCode.NotImplemented, "no answer was scripted");
            response.RequestMessage = request;
            return response;
        });

        Time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.Zero };
        var services = new ServiceCollection();
        services.AddSingleton(new CallBudgets(Time));
        services.AddSparkLayerClient("b2b", options =>
        {
            options.BaseAddress = new Uri("https://test.app.sparklayer.io");
            options.SiteId = "jones-climbing";
            options.ClientId = "client-1";
            options.ClientSecret = Secret;
            options.BatchPause = TimeSpan.Zero;
            options.Resilience.MaxRetries = 1;
            options.Resilience.BaseDelay = options.Resilience.MaxDelay = TimeSpan.FromMilliseconds(1);
            configure?.Invoke(options);
        });
        foreach (var client in (string[])["sparklayer:b2b", "sparklayer-token:b2b"])
            services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(() => _mock);
        _provider = services.BuildServiceProvider(validateScopes: true);
    }

    public FakeTimeProvider Time { get; }

    public List<SentRequest> Requests { get; } = [];

    public List<SentRequest> TokenRequests { get; } = [];

    public SparkLayerClient Client => _provider.GetRequiredKeyedService<SparkLayerClient>("b2b");

    public SparkLayerWire Answer(string body, HttpStatusCode status = HttpStatusCode.OK, string mediaType = "application/json") => Answer(() => Respond(status, body, mediaType));

    public SparkLayerWire Answer(HttpStatusCode status) => Answer(() => new HttpResponseMessage(status));

    public SparkLayerWire Answer(Func<HttpResponseMessage> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public SparkLayerWire AnswerToken(string body, HttpStatusCode status = HttpStatusCode.OK, string mediaType = "application/json")
    {
        _tokens.Enqueue(() => Respond(status, body, mediaType));
        return this;
    }

    public static HttpResponseMessage Respond(HttpStatusCode status, string body, string mediaType = "application/json") =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };

    public void Dispose()
    {
        _provider.Dispose();
        _mock.Dispose();
    }
}
