using Connectors.Http;
using Connectors.Http.Authentication;
using Connectors.Patchworks.Internal;

namespace Connectors.Patchworks;

/// <summary>One company profile of Patchworks, and who we are there.</summary>
/// <remarks>
/// Signing in is by one of two ways: an <see cref="ApiKey"/>, which is sent as it is, belongs to the company and never ends; or <see cref="UserName"/> and <see cref="Password"/>, with which the client
/// fetches tokens of 24 hours itself. Every service has an address of its own, because a self-hosted Patchworks has them anywhere: none is derived from another.
/// </remarks>
public sealed class PatchworksClientOptions : ConnectorClientOptions
{
    /// <summary>Most bytes of a body that the service takes: 8 MB, counted in thousands because the vendor does not say which.</summary>
    public const int LargestBody = 8_000_000;

    private static readonly Uri Core = new("https://core.wearepatchworks.com/api/v1/");
    private static readonly Uri Start = new("https://start.wearepatchworks.com/api/v1/");
    private static readonly Uri Fabric = new("https://svc-fabric.wearepatchworks.com/api/v2/");
    private static readonly Uri Login = new("https://app.wearepatchworks.com/fabric/api/login");
    private static readonly Uri Dashboard = new("https://app.wearepatchworks.com/");
    private Secret _apiKey;
    private Secret _password;

    /// <summary>Starts with the vendor's own addresses; <see cref="ConnectorClientOptions.BaseAddress"/> is that of the Core API.</summary>
    public PatchworksClientOptions()
    {
        BaseAddress = Core;
        StartAddress = Start;
        FabricAddress = Fabric;
        LoginAddress = Login;
        DashboardAddress = Dashboard;
    }

    /// <summary>Root of the Start API. Default <c>https://start.wearepatchworks.com/api/v1/</c>.</summary>
    public Uri? StartAddress { get; set => field = WithoutSecrets(value); }

    /// <summary>Root of the service that knows users and companies. Default <c>https://svc-fabric.wearepatchworks.com/api/v2/</c>.</summary>
    public Uri? FabricAddress { get; set => field = WithoutSecrets(value); }

    /// <summary>Where tokens come from, whole. Default <c>https://app.wearepatchworks.com/fabric/api/login</c>; guides of the vendor name others.</summary>
    public Uri? LoginAddress { get; set => field = WithoutSecrets(value); }

    /// <summary>Root of the dashboard, for links that people follow; nothing is sent there. Default <c>https://app.wearepatchworks.com/</c>.</summary>
    public Uri? DashboardAddress { get; set => field = WithoutSecrets(value); }

    /// <summary>API key of the company, a secret: it is only set, and shows <c>***</c>. Read anew for every attempt, so it rotates without a restart. Not used where <see cref="UserName"/> is given.</summary>
    public string? ApiKey { get => _apiKey.Masked; set => _apiKey = _apiKey.With(value); }

    /// <summary>Name of the user whose tokens are fetched, mostly an e-mail address; empty where <see cref="ApiKey"/> is used. A user with a second factor cannot sign in so.</summary>
    public string UserName { get; set; } = string.Empty;

    /// <summary>Password of that user, a secret: it is only set, and shows <c>***</c>. Read anew for every token.</summary>
    public string? Password { get => _password.Masked; set => _password = _password.With(value); }

    /// <summary>Name of the member that carries <see cref="UserName"/> to the sign-in: <c>username</c> (default) or <c>email</c>, as the vendor's pages differ.</summary>
    public string LoginNameMember { get; set; } = "username";

    /// <summary>What we call ourselves. Default <c>Connectors.Patchworks</c>.</summary>
    public string UserAgent { get; set; } = "Connectors.Patchworks";

    /// <summary>Items a page that lists ask for, 1 to 250. Default 100, which is what the reference allows.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>Most calls a minute of the key or user to Core and Start together, 1 to 100000. Default 240; set less to leave some to others.</summary>
    public int CallsPerMinute { get; set; } = 240;

    /// <summary>Whether starts are counted apart, with as many a minute again. Nobody says that they are: default false.</summary>
    public bool CountsStartsApart { get; set; }

    /// <summary>Most bytes of a body that is sent, 1 to 104857600; a longer one is refused before anything leaves. Default <see cref="LargestBody"/>.</summary>
    public int MaxBodyBytes { get; set; } = LargestBody;

    /// <summary>Whether starts send their payload as a text within <c>{"payload": "…"}</c>, where they do not say it themselves. Default false: as it is.</summary>
    public bool StringifiesPayloads { get; set; }

    /// <summary>Name of the form's field that carries the CSV of an import; empty sends the CSV as the body. Default <c>file</c>.</summary>
    public string LookupImportField { get; set; } = "file";

    /// <summary>
    /// Calls that are other than this client has them, by the operation's code: verb and path with the same places. Those that nobody documented (<c>flow-runs.stop</c>, <c>lookups.rows</c> and others) are
    /// switched on here, such as <c>POST flow-runs/{id}/stop</c>; <c>docs/patchworks.md</c> lists them. Empty by default.
    /// </summary>
    public IDictionary<string, string> Calls { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    internal bool FetchesTokens => UserName is { Length: > 0 };

    internal Secret GetSecret() => FetchesTokens ? _password : _apiKey;

    /// <summary>The operations as they are called.</summary>
    internal Dictionary<Operation, Operation> ReadCalls() => PatchworksOperations.All.ToDictionary(static o => o, o => OperationCalls.Apply(o, Calls) with
    {
        Limits = [new CallLimit(CallsPerMinute, TimeSpan.FromMinutes(1))],
        Budget = CountsStartsApart && o.Code.StartsWith(PatchworksOperations.StartPrefix, StringComparison.Ordinal) ? "starts" : o.Budget,
    });

    /// <inheritdoc/>
    protected override void Check(OptionsMistakes mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        Demand(mistakes, nameof(StartAddress), StartAddress);
        Demand(mistakes, nameof(FabricAddress), FabricAddress);
        Demand(mistakes, nameof(LoginAddress), LoginAddress);
        Demand(mistakes, nameof(DashboardAddress), DashboardAddress);
        if (FetchesTokens || _password.IsSet)
            mistakes.Secret(nameof(Password), _password, isForHeader: false);
        if (!FetchesTokens || _apiKey.IsSet)
            mistakes.Secret(nameof(ApiKey), _apiKey);
        if (_apiKey.Reveal().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            mistakes.Add(nameof(ApiKey), "begins with 'Bearer '; the key is sent as it is");
        if (UserName is not null && VendorText.HasControl(UserName))
            mistakes.Add(nameof(UserName), "holds a character that is not shown as itself");
        mistakes.Text(LoginNameMember);
        mistakes.HeaderText(UserAgent);
        mistakes.Between(PageSize, 1, 250);
        mistakes.Between(CallsPerMinute, 1, 100_000);
        mistakes.Between(MaxBodyBytes, 1, BodyLimit.MostConfigurable);
        if (LookupImportField is null || LookupImportField.AsSpan().ContainsAnyExceptInRange('!', '~') || LookupImportField.Contains('"', StringComparison.Ordinal))
            mistakes.Add(nameof(LookupImportField), "is no name of a field; empty is none");
        OperationCalls.Check(mistakes, nameof(Calls), Calls, PatchworksOperations.All);
    }

    private static void Demand(OptionsMistakes mistakes, string key, Uri? address)
    {
        if (address is null)
            mistakes.Add(key, "is missing");
        mistakes.Root(key, address);
    }
}
