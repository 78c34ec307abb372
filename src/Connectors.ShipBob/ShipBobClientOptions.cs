using Connectors.Http;
using Connectors.Http.Authentication;

namespace Connectors.ShipBob;

/// <summary>One channel of one ShipBob merchant.</summary>
/// <remarks>
/// The address is the root of the API with its version; default <c>https://api.shipbob.com/2026-01/</c>. Versions are dated and live for about a year; the
/// sandbox is <c>https://sandbox-api.shipbob.com/2026-01/</c>.
/// </remarks>
public sealed class ShipBobClientOptions : ConnectorClientOptions
{
    private static readonly Uri Api = new("https://api.shipbob.com/2026-01/");
    private Secret _token;

    /// <summary>Starts with the vendor's own address.</summary>
    public ShipBobClientOptions() => BaseAddress = Api;

    /// <summary>Personal access token, a secret: it is only set, and shows <c>***</c>. Read anew for every attempt, so it rotates without a restart.</summary>
    public string? Token { get => _token.Masked; set => _token = _token.With(value); }

    /// <summary>Id of the channel that orders are written to and read from; 0 is none. The channel list tells it.</summary>
    public long ChannelId { get; set; }

    /// <summary>What we call ourselves; the vendor's edge may refuse calls without it. Default <c>Connectors.ShipBob</c>.</summary>
    public string UserAgent { get; set; } = "Connectors.ShipBob";

    /// <summary>Items a page that lists ask for, 1 to 250. Default 250.</summary>
    public int PageSize { get; set; } = 250;

    internal Secret GetToken() => _token;

    /// <inheritdoc/>
    protected override void Check(OptionsMistakes mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        mistakes.Secret(nameof(Token), _token);
        mistakes.Between(ChannelId, 1, long.MaxValue);
        mistakes.HeaderText(UserAgent);
        mistakes.Between(PageSize, 1, 250);
    }
}
