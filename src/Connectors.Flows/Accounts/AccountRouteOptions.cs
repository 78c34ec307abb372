namespace Connectors.Flows.Accounts;

/// <summary>An <see cref="AccountRoute"/> as it stands in configuration: names of connections.</summary>
public sealed class AccountRouteOptions
{
    /// <summary>Where buyers order on account, for example <c>shop</c>.</summary>
    public string Store { get; set; } = string.Empty;

    /// <summary>Whose word counts, for example <c>bc</c>.</summary>
    public string Erp { get; set; } = string.Empty;
}
