using Microsoft.Extensions.Options;

namespace Connectors.Mirakl.Internal;

/// <summary>Makes clients from named options and named HTTP clients.</summary>
internal sealed class MiraklClientFactory(IHttpClientFactory http, IOptionsMonitor<MiraklClientOptions> options, TimeProvider? time = null) : IMiraklClientFactory
{
    public MiraklClient CreateClient(string name)
    {
        var settings = options.Get(name);
        return new MiraklClient(http.CreateClient(HttpClientName(name)), settings, time);
    }

    public static string HttpClientName(string name) => $"mirakl:{name}";
}
