using System.Net;
using System.Text;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using RichardSzalay.MockHttp;

namespace Connectors.Dynamics365.Tests.Support;

/// <summary>The real registration over a scripted transport: answers are given in order, requests are kept in order.</summary>
public sealed class BusinessCentralWire : IDisposable
{
    public const string Company = "0f4c7b1e-52b1-4b0d-9a35-6f3b0b7c1a11";
    public const string Root = "https://api.businesscentral.dynamics.com/v2.0/tenant-1/Test%20Box/api/v2.0/";
    public const string Secret = "canary-secret-value";

    private readonly Queue<Func<HttpResponseMessage>> _answers = new();
    private readonly List<SentRequest> _requests = [];
    private readonly List<SentRequest> _tokenRequests = [];
    private readonly MockHttpMessageHandler _mock = new();
    private readonly ServiceProvider _provider;

    public BusinessCentralWire(Action<BusinessCentralClientOptions>? configure = null, Action<BusinessCentralErpOptions>? configureErp = null, Func<UnitCode, string>? unitText = null)
    {
        _mock.When("https://login.microsoftonline.com/*").Respond(request => RecordAsync(request, _tokenRequests, () => TokenAnswer()));
        _mock.When("*").Respond(request => RecordAsync(request, _requests, () => _answers.Count > 0 ? _answers.Dequeue()() : Respond(HttpStatusCode.NotImplemented, "no answer was scripted")));

        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddBusinessCentralClient("bc", options =>
        {
            options.TenantId = "tenant-1";
            options.Environment = "Test Box";
            options.CompanyId = Guid.Parse(Company);
            options.ClientId = "client-1";
            options.ClientSecret = Secret;
            options.Resilience.MaxRetries = 0;
            configure?.Invoke(options);
        });
        services.AddBusinessCentralErp("bc", null, configureErp, unitText is null ? null : _ => unitText);
        services.AddHttpClient("business-central:bc").ConfigurePrimaryHttpMessageHandler(() => _mock);
        services.AddHttpClient("entra:bc").ConfigurePrimaryHttpMessageHandler(() => _mock);
        _provider = services.BuildServiceProvider(validateScopes: true);
    }

    internal ManualClock Clock { get; } = new();

    public IReadOnlyList<SentRequest> Requests => _requests;

    public IReadOnlyList<SentRequest> TokenRequests => _tokenRequests;

    public Func<HttpResponseMessage> TokenAnswer { get; set; } =
        static () => Respond(HttpStatusCode.OK, """{"token_type":"Bearer","expires_in":3599,"access_token":"token-1"}""");

    public BusinessCentralClient Client => _provider.GetRequiredKeyedService<BusinessCentralClient>("bc");

    public IErp Erp => _provider.GetRequiredKeyedService<IErp>("bc");

    public BusinessCentralCompanion Companion => _provider.GetRequiredKeyedService<BusinessCentralCompanion>("bc");

    public IErpStock Stock => _provider.GetRequiredKeyedService<IErpStock>("bc");

    public IErpReturns Returns => _provider.GetRequiredKeyedService<IErpReturns>("bc");

    public IErpFulfilment Fulfilment => _provider.GetRequiredKeyedService<IErpFulfilment>("bc");

    public BusinessCentralWire Answer(string body, HttpStatusCode status = HttpStatusCode.OK, string mediaType = "application/json")
    {
        _answers.Enqueue(() => Respond(status, body, mediaType));
        return this;
    }

    public BusinessCentralWire AnswerFixture(string name, HttpStatusCode status = HttpStatusCode.OK) => Answer(Fixture(name), status);

    public BusinessCentralWire AnswerError(HttpStatusCode status, string code, string message) =>
        Answer($$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}  CorrelationId:  7d0b6c1a-1f0e-4a53-8a9b-0c7f1d2e3f40."}}""", status);

    public BusinessCentralWire Answer(Func<HttpResponseMessage> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public static string Fixture(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "business-central", name + ".json"));

    public static HttpResponseMessage Respond(HttpStatusCode status, string body, string mediaType = "application/json") =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };

    public void Dispose()
    {
        _provider.Dispose();
        _mock.Dispose();
    }

    private static async Task<HttpResponseMessage> RecordAsync(HttpRequestMessage request, List<SentRequest> into, Func<HttpResponseMessage> answer)
    {
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        into.Add(new SentRequest(request.Method.Method, request.RequestUri!, headers, request.Content is null ? "" : await request.Content.ReadAsStringAsync()));
        var response = answer();
        response.RequestMessage = request;
        return response;
    }
}
