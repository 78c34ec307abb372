using Connectors.Http;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the HTTP side of a vendor client.</summary>
public static class ConnectorHttpServiceCollectionExtensions
{
    /// <summary>
    /// Adds a named <see cref="HttpClient"/> whose pipeline retries, breaks, limits and budgets as <see cref="Operation.Repeat"/>
    /// and the options say. Handlers that the caller adds to the returned builder run inside the retry, once an attempt.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="account">Name of the client and of its limits, for example <c>mirakl:bq</c>; never a secret.</param>
    /// <param name="protocol">How the vendor says no.</param>
    /// <param name="resilience">Reads the resilience options of the account.</param>
    /// <param name="baseAddress">Reads the base address of the account.</param>
    public static IHttpClientBuilder AddConnectorHttp(
        this IServiceCollection services,
        string account,
        VendorProtocol protocol,
        Func<IServiceProvider, ConnectorResilienceOptions> resilience,
        Func<IServiceProvider, Uri> baseAddress) => throw new NotImplementedException();
}
