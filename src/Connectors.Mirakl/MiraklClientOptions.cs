using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;

namespace Connectors.Mirakl;

/// <summary>How to reach one shop on one Mirakl platform.</summary>
public sealed class MiraklClientOptions
{
    /// <summary>The operator's host, for example <c>https://marketplace.example.com</c>, without <c>/api</c>. HTTPS, or any scheme on loopback.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>The shop API key, raw. Read anew for each attempt, so it can be rotated without a restart. Never shown.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The shop, when the key's user has several; null takes the user's default shop. Sent with every call.</summary>
    public long? ShopId { get; set; }

    /// <summary>Items a page of a list, 1 to 100. Default 100; the platform's own default is 10. TL02 and SBC11 take 2,000 and 1,000.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>Channel of an order that names none, for example <c>BQ_UK</c>; null leaves it out. It does not filter.</summary>
    public string? DefaultChannel { get; set; }

    /// <summary>Currency of an order that names none; null leaves such amounts without a currency.</summary>
    public CurrencyCode? DefaultCurrency { get; set; }

    /// <summary>Tax mode that orders are asked for; null takes the platform's default.</summary>
    public Models.OrderTaxMode? OrderTaxMode { get; set; }

    /// <summary>What the platform can do, where the key may not ask (PC01 wants a shop administrator); null asks.</summary>
    public MarketplaceCapabilities? Capabilities { get; set; }

    /// <summary>How long settings, carriers and shipping methods are kept before they are read again. Default 24 h, the published minimum.</summary>
    public TimeSpan SettingsLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Hosts besides the base address's that get the key when the platform puts a file there: exact names, or <c>*.mirakl.net</c> for every
    /// host below one. Empty by default: such a download then fails, with nothing sent. HTTPS only.
    /// </summary>
    public IList<string> DownloadHosts { get; } = [];

    /// <summary>How long a one-call import or export waits for the platform to finish. Default 1 hour; the steps can always be taken alone.</summary>
    public TimeSpan JobTimeout { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// What separates the cells of CSV files to the platform, <c>;</c> or <c>,</c>. Null asks PC01 once (<c>operator_csv_delimiter</c>),
    /// and takes the semicolon where the key may not ask.
    /// </summary>
    public char? CsvDelimiter { get; set; }

    /// <summary>
    /// Whether OR74's JSON part is the bare list of documents, as some platforms want it. Default false: an object that holds the list, as the
    /// contract wants it.
    /// </summary>
    public bool OrderDocumentsAsBareList { get; set; }

    /// <summary>Time, repeats and pressure.</summary>
    public ConnectorResilienceOptions Resilience { get; set; } = new();

    /// <summary>
    /// Call limits that replace the published ones, by operation code: <c>["OR11"] = [new(4, TimeSpan.FromHours(1))]</c> for the key of an
    /// external partner. Operations without a published limit (look-ups by id among them) stay without.
    /// </summary>
    public IDictionary<string, IReadOnlyList<CallLimit>> CallLimits { get; } = new Dictionary<string, IReadOnlyList<CallLimit>>(StringComparer.Ordinal);

    /// <summary>Shows the address and the shop, never the key.</summary>
    public override string ToString() => $"Mirakl {BaseAddress?.GetLeftPart(UriPartial.Authority) ?? "(no address)"}, shop {(ShopId is { } id ? id.ToString(System.Globalization.CultureInfo.InvariantCulture) : "default")}";
}
