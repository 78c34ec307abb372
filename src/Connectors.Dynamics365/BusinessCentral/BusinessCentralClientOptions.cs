using Connectors.Http;
using Connectors.Http.Authentication;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>One company of one Business Central environment, and who we are there.</summary>
/// <remarks>The address ends in <c>api/v2.0/</c>; without one it is the online service's, built from <see cref="TenantId"/> and <see cref="Environment"/>.</remarks>
public sealed class BusinessCentralClientOptions : ConnectorClientOptions
{
    private const int FewestWords = 4;

    private Secret _clientSecret;

    /// <summary>Starts with four calls at once, where the service works on five, and waits of up to a minute.</summary>
    public BusinessCentralClientOptions()
    {
        Resilience.MaxConcurrency = 4;
        Resilience.MaxDelay = TimeSpan.FromSeconds(60);
    }

    /// <summary>Entra tenant: its GUID or domain. Needed unless both addresses are given.</summary>
    public string TenantId { get; set; } = string.Empty;

    /// <summary>Name of the environment. Default <c>Production</c>.</summary>
    public string Environment { get; set; } = "Production";

    /// <summary>Id of the company; null resolves <see cref="CompanyName"/> once. Ids differ between environments.</summary>
    public Guid? CompanyId { get; set; }

    /// <summary>Name of the company, compared exactly with its name and then with its display name; null when <see cref="CompanyId"/> is given.</summary>
    public string? CompanyName { get; set; }

    /// <summary>The token endpoint; null builds the public cloud's from <see cref="TenantId"/>. A user or query in it is replaced by <c>***</c>.</summary>
    public Uri? TokenAddress { get; set => field = WithoutSecrets(value); }

    /// <summary>Client id of the Entra application. It must also be enabled inside the environment.</summary>
    public string ClientId { get; set; } = string.Empty;

    /// <summary>Client secret: it is only set, and shows <c>***</c>. Read anew for every token, so it rotates without a restart.</summary>
    public string? ClientSecret { get => _clientSecret.Masked; set => _clientSecret = _clientSecret.With(value); }

    /// <summary>Scope of the token. Default: all application permissions of Business Central.</summary>
    public string Scope { get; set; } = "https://api.businesscentral.dynamics.com/.default";

    /// <summary>Entities a page that lists ask for, 1 to 20000. Default 1000.</summary>
    public int PageSize { get; set; } = 1000;

    /// <summary>Whether enum members are written escaped (<c>Fixed_x0020_Asset</c>). Default false; both forms are always read.</summary>
    public bool EscapeEnumText { get; set; }

    /// <summary>
    /// Sentences of the ERP that mean "somebody else holds the lock, nothing was done": such an answer is tried again whatever its status. Each is a whole sentence, with <c>*</c> for the name of a table and whatever else differs; at least four words. Quoted values
    /// and those in brackets are never part of it. A section adds to them.
    /// </summary>
    public IList<string> LockPhrases { get; } =
    [
        "* table was locked by another user",
        "* table is locked by another user",
        "* is being updated in a transaction done by another session",
        "* was deadlocked with another user*",
        "Transaction (*) was deadlocked on lock resources with another process*",
        "Transaction was deadlocked on lock resources with another process*",
    ];

    /// <summary>
    /// Where a companion extension has its pages (<c>docs/business-central-companion.md</c>): its API's publisher, group and version, for example <c>contoso/connectors/v1.0</c>. Null for none, the default:
    /// then nothing is asked for. What of it is there is found out at start; it stands beside the standard API, so <see cref="ConnectorClientOptions.BaseAddress"/> must end in <c>api/v2.0/</c>.
    /// </summary>
    public string? CompanionRoute { get; set; }

    /// <inheritdoc/>
    protected override Uri? Root => BaseAddress
        ?? (!string.IsNullOrEmpty(TenantId) && Environment is not null ? new Uri($"https://api.businesscentral.dynamics.com/v2.0/{Uri.EscapeDataString(TenantId)}/{Uri.EscapeDataString(Environment)}/api/v2.0/") : null);

    /// <summary>The token endpoint in force.</summary>
    internal Uri GetTokenAddress() => TokenAddress
        ?? new Uri($"https://login.microsoftonline.com/{Uri.EscapeDataString(TenantId)}/oauth2/v2.0/token");

    internal Secret GetClientSecret() => _clientSecret;

    /// <summary>The three parts of the companion's route; null where none is named.</summary>
    internal string[]? GetCompanionRoute() => string.IsNullOrEmpty(CompanionRoute) ? null : CompanionRoute.Trim('/').Split('/');

    /// <inheritdoc/>
    protected override void Check(OptionsMistakes mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        if (string.IsNullOrEmpty(TenantId) && TokenAddress is null)
            mistakes.Add(nameof(TenantId), "is missing; the tenant's GUID or domain is expected, unless BaseAddress and TokenAddress are given");
        if (BaseAddress is null)
            mistakes.Text(Environment);
        if (CompanyId is null && string.IsNullOrWhiteSpace(CompanyName))
            mistakes.Add(nameof(CompanyName), "is missing, and so is CompanyId");
        if (CompanyId == Guid.Empty)
            mistakes.Add(nameof(CompanyId), "is the empty GUID");
        mistakes.Text(ClientId);
        mistakes.Secret(nameof(ClientSecret), _clientSecret, isForHeader: false);
        mistakes.Text(Scope);
        mistakes.Address(nameof(TokenAddress), TokenAddress);
        mistakes.Between(PageSize, 1, 20_000);
        if (GetCompanionRoute() is { } route && (route.Length != 3 || route.Any(static part => part is "." or ".." || !VendorText.IsId(part))))
            mistakes.Add(nameof(CompanionRoute), $"is '{VendorText.Show(CompanionRoute, 64)}'; publisher, group and version of an API are expected, for example contoso/connectors/v1.0");
        if (LockPhrases.Any(static phrase => phrase is null || phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < FewestWords))
            mistakes.Add(nameof(LockPhrases), "holds a text of fewer than four words; whole sentences are expected, because words stand in the names of products too");
    }
}
