using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RichardSzalay.MockHttp;

namespace Connectors.Shopify.Tests.Support;

/// <summary>The real registration over a scripted transport: answers are given in order, requests are kept in order.</summary>
public sealed class ShopifyWire : IDisposable
{
    public const string Token = "canary-token-value";

    private readonly Queue<Func<Task<HttpResponseMessage>>> _answers = new();
    private readonly List<SentRequest> _requests = [];
    private readonly MockHttpMessageHandler _mock = new();
    private readonly ServiceProvider _provider;

    public ShopifyWire(Action<ShopifyClientOptions>? configure = null, TimeProvider? time = null)
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
        services.AddShopifyClient("shop", options =>
        {
            options.Shop = "acme";
            options.AccessToken = Token;
            options.Resilience.MaxRetries = 0;
            configure?.Invoke(options);
        });
        foreach (var client in (string[])["shopify:shop", "shopify-token:shop", "shopify-files:shop"])
            services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(() => _mock);
        _provider = services.BuildServiceProvider(validateScopes: true);
    }

    public IReadOnlyList<SentRequest> Requests => _requests;

    public ShopifyClient Client => _provider.GetRequiredKeyedService<ShopifyClient>("shop");

    public ShopifyBulkResults Results => _provider.GetRequiredKeyedService<ShopifyBulkResults>("shop");

    public ShopifyWire Answer(string body, HttpStatusCode status = HttpStatusCode.OK) => Answer(() => Respond(status, body));

    public ShopifyWire Result(string result, string cost = "") => Answer($$"""{"data":{"result":{{result}}}{{cost}}}""");

    public ShopifyWire Answer(Func<HttpResponseMessage> answer)
    {
        _answers.Enqueue(() => Task.FromResult(answer()));
        return this;
    }

    public static string Cost(decimal asked, decimal available, decimal most = 2000m, decimal rate = 100m) => FormattableString.Invariant(
        $$$$""","extensions":{"cost":{"requestedQueryCost":{{{{asked}}}},"actualQueryCost":null,"throttleStatus":{"maximumAvailable":{{{{most}}}},"currentlyAvailable":{{{{available}}}},"restoreRate":{{{{rate}}}}}}}""");

    public static HttpResponseMessage Respond(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public void Dispose()
    {
        _provider.Dispose();
        _mock.Dispose();
    }
}
