using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>One company of one Business Central environment, and who we are there.</summary>
public sealed class BusinessCentralClientOptions
{
    /// <summary>Entra tenant: its GUID or domain. Needed unless both addresses are given.</summary>
    public string TenantId { get; set; } = string.Empty;

    /// <summary>Name of the environment. Default <c>Production</c>.</summary>
    public string Environment { get; set; } = "Production";

    /// <summary>Id of the company; null resolves <see cref="CompanyName"/> once. Ids differ between environments.</summary>
    public Guid? CompanyId { get; set; }

    /// <summary>Name of the company, compared exactly with its name and then with its display name; null when <see cref="CompanyId"/> is given.</summary>
    public string? CompanyName { get; set; }

    /// <summary>
    /// Root of the API, ending in <c>api/v2.0/</c>; null builds it for the online service from <see cref="TenantId"/> and <see cref="Environment"/>.
    /// </summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>The token endpoint; null builds the public cloud's from <see cref="TenantId"/>.</summary>
    public Uri? TokenAddress { get; set; }

    /// <summary>Client id of the Entra application. It must also be enabled inside the environment.</summary>
    public string ClientId { get; set; } = string.Empty;

    /// <summary>Client secret, a secret. Read anew for every token, so it rotates without a restart.</summary>
    public string ClientSecret { get; set; } = string.Empty;

    /// <summary>Scope of the token. Default: all application permissions of Business Central.</summary>
    public string Scope { get; set; } = "https://api.businesscentral.dynamics.com/.default";

    /// <summary>Entities a page that lists ask for, 1 to 20000. Default 1000.</summary>
    public int PageSize { get; set; } = 1000;

    /// <summary>Whether enum members are written escaped (<c>Fixed_x0020_Asset</c>). Default false; both forms are always read.</summary>
    public bool EscapeEnumText { get; set; }

    /// <summary>
    /// Error texts that mean "somebody else holds the lock, nothing was done": such an answer is tried again whatever its status.
    /// </summary>
    public IList<string> LockPhrases { get; } =
    [
        "was locked by another user",
        "locked by another",
        "in a transaction done by another session",
        "deadlock",
        "Please retry the activity",
    ];

    /// <summary>Time, repeats and pressure. The service works on five calls of an application at once; the default is four.</summary>
    public ConnectorResilienceOptions Resilience { get; } = new() { MaxConcurrency = 4, MaxDelay = TimeSpan.FromSeconds(60) };

    /// <summary>The root of the API in force.</summary>
    internal Uri Root => BaseAddress is null
        ? new Uri($"https://api.businesscentral.dynamics.com/v2.0/{Uri.EscapeDataString(TenantId)}/{Uri.EscapeDataString(Environment)}/api/v2.0/")
        : BaseAddress.AbsoluteUri.EndsWith('/') ? BaseAddress : new Uri(BaseAddress.AbsoluteUri + "/");

    /// <summary>The token endpoint in force.</summary>
    internal Uri TokenRoot => TokenAddress
        ?? new Uri($"https://login.microsoftonline.com/{Uri.EscapeDataString(TenantId)}/oauth2/v2.0/token");
}
