using Connectors.Http;

namespace Connectors.ShipBob;

/// <summary>One channel of one ShipBob merchant.</summary>
public sealed class ShipBobClientOptions
{
    /// <summary>
    /// Root of the API with its version, ending in a slash. Default <c>https://api.shipbob.com/2026-01/</c>. Versions are dated and live for
    /// about a year; the sandbox is <c>https://sandbox-api.shipbob.com/2026-01/</c>.
    /// </summary>
    public Uri BaseAddress { get; set; } = new("https://api.shipbob.com/2026-01/");

    /// <summary>Personal access token, a secret. Read anew for every attempt, so it rotates without a restart.</summary>
    public string Token { get; set; } = string.Empty;

    /// <summary>Id of the channel that orders are written to and read from; 0 is none. The channel list tells it.</summary>
    public long ChannelId { get; set; }

    /// <summary>What we call ourselves; the vendor's edge may refuse calls without it. Default <c>Connectors.ShipBob</c>.</summary>
    public string UserAgent { get; set; } = "Connectors.ShipBob";

    /// <summary>Items a page that lists ask for, 1 to 250. Default 250.</summary>
    public int PageSize { get; set; } = 250;

    /// <summary>Time, repeats and pressure.</summary>
    public ConnectorResilienceOptions Resilience { get; } = new();

    /// <summary>The root of the API in force.</summary>
    internal Uri Root => BaseAddress.AbsoluteUri.EndsWith('/') ? BaseAddress : new Uri(BaseAddress.AbsoluteUri + "/");
}
