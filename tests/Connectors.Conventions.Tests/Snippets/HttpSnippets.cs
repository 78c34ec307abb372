using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Http.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Conventions.Tests.Snippets;

internal static class HttpSnippets
{
    // snippet: operation
    public static Operation GetParcel { get; } = new()
    {
        System = "parcel-tracker",
        Code = "get-parcel",
        Method = HttpMethod.Get,
        Path = "parcels/{number}",
        RetrySafety = RetrySafety.Read,
        Limits = [new CallLimit(60, TimeSpan.FromMinutes(1))],
    };
    // end

    public static void Register(IServiceCollection services)
    {
        // snippet: http
        services.AddConnectorHttp(
            "parcel-tracker:main",
            new VendorProtocol(),
            _ => new ConnectorResilienceOptions(),
            _ => new Uri("https://api.parcels.example/v1/"));
        // end
    }

    public sealed class KeyedOptions
    {
        // snippet: secret
        private Secret _key;

        public string? ApiKey { get => _key.Masked; set => _key = _key.With(value); }
        // end
    }
}
