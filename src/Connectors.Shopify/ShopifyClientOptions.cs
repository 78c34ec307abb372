using Connectors.Http;
using Connectors.Http.Authentication;

namespace Connectors.Shopify;

/// <summary>One app in one Shopify store.</summary>
/// <remarks>
/// Signing in is by one of two ways. An <see cref="AccessToken"/> of the app, static or kept fresh by the host: it is read anew for every attempt, so a host that refreshes expiring tokens sets the
/// present one. Or <see cref="ClientId"/> and <see cref="ClientSecret"/> of an app of the store's own organisation, with which the client fetches tokens itself (client credentials, about a day each).
/// </remarks>
public sealed class ShopifyClientOptions : ConnectorClientOptions
{
    /// <summary>The version that this client is written for: the newest seen.</summary>
    public const string DefaultApiVersion = "2026-10";

    /// <summary>The oldest version that all of this client works with.</summary>
    public const string OldestApiVersion = "2026-01";

    private Secret _token;
    private Secret _clientSecret;

    /// <summary>The store: <c>acme</c> or <c>acme.myshopify.com</c>. The address is built from it and <see cref="ApiVersion"/>; <see cref="ConnectorClientOptions.BaseAddress"/> replaces the whole of it.</summary>
    public string Shop { get; set; } = string.Empty;

    /// <summary>Version of the API, a quarter: <c>2026-10</c>. Default <see cref="DefaultApiVersion"/>, oldest <see cref="OldestApiVersion"/>.</summary>
    public string ApiVersion { get; set; } = DefaultApiVersion;

    /// <summary>
    /// Access token of the app, a secret: it is only set, and shows <c>***</c>. Read anew for every attempt, so it rotates without a restart. Not used where <see cref="ClientId"/> is given.
    /// </summary>
    public string? AccessToken { get => _token.Masked; set => _token = _token.With(value); }

    /// <summary>Client id of an app that fetches its tokens itself; empty where <see cref="AccessToken"/> is used.</summary>
    public string ClientId { get; set; } = string.Empty;

    /// <summary>Client secret of that app, a secret: it is only set, and shows <c>***</c>.</summary>
    public string? ClientSecret { get => _clientSecret.Masked; set => _clientSecret = _clientSecret.With(value); }

    /// <summary>
    /// Where tokens come from; null for <c>admin/oauth/access_token</c> of the store. What could be a secret in it is replaced by <c>***</c>, and refused.
    /// </summary>
    public Uri? TokenAddress { get; set => field = WithoutSecrets(value); }

    /// <summary>Items a page that lists ask for, 1 to 250. Default 25. Less is asked for where the service says that a page costs too many points.</summary>
    public int PageSize { get; set; } = 25;

    /// <summary>Lines of each order or draft that come with a list's page, 1 to 250; the rest is read after. Default 20. Fewer are asked for where a page costs too many points.</summary>
    public int LinesPageSize { get; set; } = 20;

    /// <summary>Whether amounts of orders, drafts and refunds are read in the buyer's currency too; each of them costs points. Default no: the shop's currency is what books are kept in.</summary>
    public bool PresentmentMoney { get; set; }

    /// <summary>How far before an instant a list of what changed is read again, because its index lags. Default 2 minutes; at most a day.</summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Hosts, beside the store, that results of bulk reads are fetched from, without any token. Default <c>storage.googleapis.com</c> and those below it.</summary>
    public IList<string> ResultHosts => field ??= [];

    /// <inheritdoc/>
    protected override Uri? Root => BaseAddress ?? (IsShop(Shop) && IsVersion(ApiVersion) ? new Uri($"{Store}/admin/api/{ApiVersion}/") : null);

    private string Store => $"https://{(Shop.Contains('.', StringComparison.Ordinal) ? Shop : Shop + ".myshopify.com")}";

    internal bool FetchesTokens => ClientId is { Length: > 0 };

    internal Secret GetSecret() => FetchesTokens ? _clientSecret : _token;

    /// <summary>Where tokens come from: of the store, or beside the address that replaces it.</summary>
    internal Uri GetTokenAddress() => TokenAddress ?? new Uri(Root!, "/admin/oauth/access_token");

    internal IReadOnlyCollection<string> GetResultHosts() => ResultHosts.Count > 0 ? [.. ResultHosts] : ["storage.googleapis.com", "*.storage.googleapis.com"];

    /// <inheritdoc/>
    protected override void Check(OptionsMistakes mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        if (Shop is not { Length: > 0 } && BaseAddress is null)
            mistakes.Add(nameof(Shop), "is missing");
        if (Shop is { Length: > 0 } && !IsShop(Shop))
            mistakes.Add(nameof(Shop), "must be the name of a store, or its permanent domain: acme, acme.myshopify.com");
        if (!IsVersion(ApiVersion))
            mistakes.Add(nameof(ApiVersion), $"must be a quarterly version from {OldestApiVersion} on: {DefaultApiVersion}");
        if (FetchesTokens || _clientSecret.IsSet)
            mistakes.Secret(nameof(ClientSecret), _clientSecret, isForHeader: false);
        if (!FetchesTokens || _token.IsSet)
            mistakes.Secret(nameof(AccessToken), _token);
        mistakes.Address(nameof(TokenAddress), TokenAddress);
        mistakes.Between(PageSize, 1, 250);
        mistakes.Between(LinesPageSize, 1, 250);
        mistakes.Overlap(Overlap);
        for (var i = 0; i < ResultHosts.Count; i++)
        {
            if (ResultHosts[i] is not { Length: > 0 } host || Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) != UriHostNameType.Dns)
                mistakes.Add($"{nameof(ResultHosts)}:{i}", "must be the name of a host, or *.example.com for those below one");
        }
    }

    private static bool IsShop(string? text)
    {
        const string Domain = ".myshopify.com";
        if (text is null)
            return false;
        var name = text.EndsWith(Domain, StringComparison.Ordinal) ? text[..^Domain.Length] : text;
        return name.Length is > 0 and <= 100 && name[0] != '-' && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-');
    }

    /// <summary>Quarters are January, April, July and October.</summary>
    private static bool IsVersion(string? text) =>
        text is { Length: 7 } && text[4] == '-' && !text.AsSpan(0, 4).ContainsAnyExceptInRange('0', '9') && text[5..] is ("01" or "04" or "07" or "10")
        && string.CompareOrdinal(text, OldestApiVersion) >= 0;
}
