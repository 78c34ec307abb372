using System.Net;
using Connectors.Mirakl;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Conformance.Tests.Mirakl;

/// <summary>A client as a user registers it, whose exchanges are written down.</summary>
internal sealed class MiraklWitness : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly List<Exchange> _seen = [];

    /// <param name="address">A Prism server.</param>
    /// <param name="key">The API key.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="prefer">Which answer the mock shall give; null takes its own choice.</param>
    public MiraklWitness(Uri address, string key = "a-key", long shop = 2040, string? prefer = null)
    {
        var services = new ServiceCollection();
        services.AddMiraklClient("bq", options =>
        {
            options.BaseAddress = address;
            options.ApiKey = key;
            options.ShopId = shop;
            options.Resilience.MaxRetries = 0;
        }).AddHttpMessageHandler(() => new Handler(prefer, _seen));
        _services = services.BuildServiceProvider();
    }

    public MiraklClient Client => _services.GetRequiredKeyedService<MiraklClient>("bq");

    public IReadOnlyList<Exchange> Seen => _seen;

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>A request, and how the server judged it and its own answer.</summary>
    /// <param name="Request">Method and address.</param>
    /// <param name="Status">Status of the answer.</param>
    /// <param name="Violations">What does not fit the contract.</param>
    /// <param name="Error">The body, when it is no success.</param>
    /// <param name="Fault">What the simulated way between did to the answer; null when it is the vendor's own.</param>
    internal sealed record Exchange(string Request, HttpStatusCode Status, IReadOnlyList<ContractViolation> Violations, string Error, string? Fault = null);

    private sealed class Handler(string? prefer, List<Exchange> seen) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (prefer is not null)
                request.Headers.TryAddWithoutValidation("Prefer", prefer);
            var response = await base.SendAsync(request, cancellationToken);
            var error = response.IsSuccessStatusCode ? string.Empty : await response.Content.ReadAsStringAsync(cancellationToken);
            lock (seen)
                seen.Add(new Exchange($"{request.Method} {request.RequestUri}", response.StatusCode, ContractViolation.Of(response), error, response.Headers.TryGetValues("x-simulated-fault", out var fault) ? string.Concat(fault) : null));
            return response;
        }
    }
}
