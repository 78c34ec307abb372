using Connectors.Http;
using Connectors.Http.Authentication;

namespace Connectors.SparkLayer;

/// <summary>One site of one SparkLayer environment, and who we are there.</summary>
/// <remarks>
/// The address is the environment's root; default <c>https://app.sparklayer.io/</c>. The test environment, <c>https://test.app.sparklayer.io/</c>, has data and keys of its
/// own: a live key never works there.
/// </remarks>
public sealed class SparkLayerClientOptions : ConnectorClientOptions
{
    private static readonly Uri Live = new("https://app.sparklayer.io/");
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private Secret _clientSecret;

    /// <summary>Starts with the live environment, one call at a time, and the three minutes that a batch of prices may take.</summary>
    public SparkLayerClientOptions()
    {
        BaseAddress = Live;
        Resilience.MaxConcurrency = 1;
        Resilience.AttemptTimeout = TimeSpan.FromMinutes(3);
        Resilience.TotalTimeout = TimeSpan.FromMinutes(10);
    }

    /// <summary>Id of the site, a slug such as <c>jones-climbing</c>; it travels with every call, that for the token too.</summary>
    public string SiteId { get; set; } = string.Empty;

    /// <summary>Client id of the API key.</summary>
    public string ClientId { get; set; } = string.Empty;

    /// <summary>Client secret of the API key: it is only set, and shows <c>***</c>. Read anew for every token, so it rotates without a restart.</summary>
    public string? ClientSecret { get => _clientSecret.Masked; set => _clientSecret = _clientSecret.With(value); }

    /// <summary>What we call ourselves, which the vendor asks for. Default <c>Connectors.SparkLayer</c>.</summary>
    public string UserAgent { get; set; } = "Connectors.SparkLayer";

    /// <summary>Price lists a page, 1 to 250. Default 250.</summary>
    public int PageSize { get; set; } = 250;

    /// <summary>Purchases a page, 1 to 500. Default 500.</summary>
    public int PurchasePageSize { get; set; } = 500;

    /// <summary>Most SKUs of one call of a price push, 1 to 10000; no limit is published. Default 500.</summary>
    public int PriceBatchSize { get; set; } = 500;

    /// <summary>Most rows of one call of a stock push, and SKUs of one look-up of stock, 1 to 10000; no limit is published. Default 500.</summary>
    public int StockBatchSize { get; set; } = 500;

    /// <summary>Wait between two calls of one push. Default 500 ms; at most 5 min.</summary>
    public TimeSpan BatchPause { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Most calls a minute of the site's key, 1 to 100000; no limit is published, so none is kept. Default 0, which is none.</summary>
    public int CallsPerMinute { get; set; }

    /// <summary>Name of the member that holds the SKUs where stock is fetched or deleted; empty sends the bare list. Default <c>skus</c>.</summary>
    public string StockSkusMember { get; set; } = "skus";

    /// <summary>Members of a customer that are read and never written back. A section adds to them.</summary>
    public IList<string> CustomerReadOnlyMembers { get; } = ["created_at", "updated_at"];

    /// <summary>
    /// Whether the account's balance that was read is written back where a customer is replaced and the change sets none. Default false: it moves with every order, and leaving it
    /// out is not among what clears it.
    /// </summary>
    public bool RepeatsBalance { get; set; }

    /// <summary>
    /// Calls that are other than this client has them, by the operation's code: verb and path with the same places, such as <c>PUT api/v1/carts/{id}</c> under <c>carts.update</c>.
    /// Some are not documented in full: <c>docs/sparklayer.md</c> tells which. Empty by default.
    /// </summary>
    public IDictionary<string, string> Calls { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    internal Secret GetClientSecret() => _clientSecret;

    /// <summary>The operations that are called otherwise, as they are called.</summary>
    internal Dictionary<Operation, Operation> ReadCalls()
    {
        var calls = new Dictionary<Operation, Operation>();
        foreach (var operation in SparkLayerOperations.All)
        {
            var changed = OperationCalls.Apply(operation, Calls);
            if (CallsPerMinute > 0)
                changed = changed with { Limits = [new CallLimit(CallsPerMinute, TimeSpan.FromMinutes(1))] };
            if (!ReferenceEquals(changed, operation))
                calls[operation] = changed;
        }

        return calls;
    }

    /// <inheritdoc/>
    protected override void Check(OptionsMistakes mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        mistakes.HeaderText(SiteId);
        mistakes.Text(ClientId);
        mistakes.Secret(nameof(ClientSecret), _clientSecret, isForHeader: false);
        mistakes.HeaderText(UserAgent);
        mistakes.Between(PageSize, 1, 250);
        mistakes.Between(PurchasePageSize, 1, 500);
        mistakes.Between(PriceBatchSize, 1, 10_000);
        mistakes.Between(StockBatchSize, 1, 10_000);
        mistakes.Within(BatchPause, TimeSpan.Zero, LongestPause);
        mistakes.Between(CallsPerMinute, 0, 100_000);
        if (StockSkusMember is null || VendorText.HasControl(StockSkusMember))
            mistakes.Add(nameof(StockSkusMember), "is no name of a member; empty is none");
        if (CustomerReadOnlyMembers.Any(string.IsNullOrWhiteSpace))
            mistakes.Add(nameof(CustomerReadOnlyMembers), "holds a blank name");
        OperationCalls.Check(mistakes, nameof(Calls), Calls, SparkLayerOperations.All);
    }
}
