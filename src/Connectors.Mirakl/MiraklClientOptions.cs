using System.Globalization;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.Http.Authentication;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl;

/// <summary>How to reach one shop on one Mirakl platform.</summary>
/// <remarks>The address is the operator's host, for example <c>https://marketplace.example.com</c>, without <c>/api</c>.</remarks>
public sealed class MiraklClientOptions : ConnectorClientOptions
{
    private Secret _apiKey;

    /// <summary>The shop API key, raw: it is only set, and shows <c>***</c>. Read anew for each attempt, so it can be rotated without a restart.</summary>
    public string? ApiKey { get => _apiKey.Masked; set => _apiKey = _apiKey.With(value); }

    /// <summary>The shop, when the key's user has several; null takes the user's default shop. Sent with every call.</summary>
    public long? ShopId { get; set; }

    /// <summary>Items a page of a list, 1 to 100. Default 100; the platform's own default is 10. TL02 and SBC11 take 2,000 and 1,000.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>Channel of an order that names none, for example <c>BQ_UK</c>; null leaves it out. It does not filter.</summary>
    public string? DefaultChannel { get; set; }

    /// <summary>Currency of an order that names none, three letters of ISO 4217 such as <c>GBP</c>; null leaves such amounts without a currency.</summary>
    public string? DefaultCurrency { get; set; }

    /// <summary>Tax mode that orders are asked for, <c>TAX_INCLUDED</c> or <c>TAX_EXCLUDED</c>; null takes the platform's default.</summary>
    public string? OrderTaxMode { get; set; }

    /// <summary>What the platform can do, where the key may not ask (PC01 wants a shop administrator); null asks.</summary>
    public MiraklCapabilities? Capabilities { get; set; }

    /// <summary>
    /// How long the platform may still be carrying out a request after its answer was lost: so long nothing is repeated, because it publishes no limit and a gateway gives up
    /// before the work behind it ends, and what its lists do not show of it yet is not taken to be cancelled. Default 2 min. Up to a day.
    /// </summary>
    public TimeSpan StillWorkingFor { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long settings, carriers and shipping methods are kept before they are read again. Default 24 h, the published minimum.</summary>
    public TimeSpan SettingsLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Hosts besides the base address's that get the key when the platform puts a file there: exact names, or <c>*.mirakl.net</c> for every
    /// host below one. Empty by default: such a download then fails, with nothing sent. HTTPS only.
    /// </summary>
    public IList<string> DownloadHosts => field ??= [];

    /// <summary>How long a one-call import or export waits for the platform to finish. Default 1 hour; the steps can always be taken alone.</summary>
    public TimeSpan JobTimeout { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// What separates the cells of CSV files to the platform, <c>;</c> or <c>,</c>. Null asks PC01 once (<c>operator_csv_delimiter</c>),
    /// and takes the semicolon where the key may not ask.
    /// </summary>
    public char? CsvDelimiter { get; set; }

    /// <summary>
    /// Whether the shop may accept some lines of an order and refuse others, as its operator set it: no operation tells. Null, the default, tries it and hears
    /// <c>ORDER_PARTIAL_ACCEPTANCE_DISABLED</c>.
    /// </summary>
    public bool? PartialAcceptance { get; set; }

    /// <summary>
    /// Whether OR74's JSON part is the bare list of documents, as some platforms want it. Default false: an object that holds the list, as the
    /// contract wants it.
    /// </summary>
    public bool OrderDocumentsAsBareList { get; set; }

    /// <summary>
    /// Call limits that replace the published ones, by operation code: <c>["OR11"] = "4 in 01:00:00"</c> for the key of an external partner; several are
    /// separated by semicolons, none lifts the published ones. Operations without a published limit (look-ups by id among them) stay without.
    /// </summary>
    public IDictionary<string, string> CallLimits => field ??= new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The call limits as values, for <see cref="CallPlan.Check"/>.</summary>
    /// <exception cref="FormatException">A text is no call limit.</exception>
    public IReadOnlyDictionary<string, IReadOnlyList<CallLimit>> ReadCallLimits() =>
        CallLimits.ToDictionary(static entry => entry.Key, static entry => CallLimit.ParseAll(entry.Value), StringComparer.Ordinal);

    /// <summary>Shows the address and the shop, never the key.</summary>
    public override string ToString() => $"{base.ToString()}, shop {ShopId?.ToString(CultureInfo.InvariantCulture) ?? "default"}";

    internal Secret GetKey() => _apiKey;

    internal CurrencyCode? GetCurrency() => string.IsNullOrEmpty(DefaultCurrency) ? null : new CurrencyCode(DefaultCurrency);

    internal OrderTaxMode? GetTaxMode() => string.IsNullOrEmpty(OrderTaxMode) ? null : new OrderTaxMode(OrderTaxMode);

    internal MarketplaceCapabilities? GetCapabilities() => Capabilities?.ToDocument(PartialAcceptance, StillWorkingFor);

    /// <inheritdoc/>
    protected override void Check(OptionsMistakes mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        if (BaseAddress is { IsAbsoluteUri: true } address && address.AbsolutePath.TrimEnd('/').EndsWith("/api", StringComparison.OrdinalIgnoreCase))
            mistakes.Add(nameof(BaseAddress), "must leave out '/api'");
        mistakes.Secret(nameof(ApiKey), _apiKey);
        if (_apiKey.Reveal().Contains(' ', StringComparison.Ordinal))
            mistakes.Add(nameof(ApiKey), "must have no spaces; it is sent raw, without 'Bearer'");
        if (ShopId is { } shop)
            mistakes.Between(shop, 1, long.MaxValue, nameof(ShopId));
        mistakes.Between(PageSize, 1, 100);
        if (DefaultChannel is { Length: > 0 } channel && !VendorText.IsId(channel))
            mistakes.Add(nameof(DefaultChannel), "must be the code of a channel, without spaces around it; null leaves it out");
        mistakes.Read(DefaultCurrency, static text => new CurrencyCode(text), "three capital letters of ISO 4217, for example GBP");
        if (GetTaxMode() is { } mode && mode != Models.OrderTaxMode.TaxIncluded && mode != Models.OrderTaxMode.TaxExcluded)
            mistakes.Add(nameof(OrderTaxMode), $"is '{VendorText.Show(OrderTaxMode, 64)}'; expected is TAX_INCLUDED or TAX_EXCLUDED");
        mistakes.Within(StillWorkingFor, TimeSpan.Zero, TimeSpan.FromDays(1));
        mistakes.Within(SettingsLifetime, TimeSpan.FromSeconds(1), TimeSpan.FromDays(30));
        mistakes.Within(JobTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromDays(7));
        if (CsvDelimiter is not (null or ';' or ','))
            mistakes.Add(nameof(CsvDelimiter), "must be ';' or ',', or null");
        foreach (var host in DownloadHosts.Where(static h => !IsHost(h)))
            mistakes.Add(nameof(DownloadHosts), $"names '{VendorText.Show(host)}'; it must be a host name, or '*.' before one of at least two labels");
        foreach (var (code, limits) in CallLimits)
            CheckLimits(code, limits, mistakes);
    }

    private static void CheckLimits(string code, string limits, OptionsMistakes mistakes)
    {
        var key = $"{nameof(CallLimits)}:{VendorText.Show(code)}";
        if (MiraklOperations.All.All(o => o.Code != code))
            mistakes.Add(key, "names no operation of this package");
        if (string.IsNullOrWhiteSpace(limits))
            mistakes.Add(key, "is empty; leave it out for the published limits");
        mistakes.Read(
            limits,
            static text => CallLimit.ParseAll(text) is { Count: > 0 } all ? all[0] : throw new FormatException(),
            "calls in a window, for example '4 in 01:00:00', several separated by semicolons",
            key);
    }

    private static bool IsHost(string host)
    {
        var name = host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host;
        return Uri.CheckHostName(name) == UriHostNameType.Dns && name.Trim('.').Contains('.', StringComparison.Ordinal) && !name.StartsWith('.') && !name.EndsWith('.');
    }
}
