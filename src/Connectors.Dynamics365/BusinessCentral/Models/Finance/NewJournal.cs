namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A general journal to create.</summary>
/// <remarks>Null is left out.</remarks>
public sealed record NewJournal
{
    /// <summary>Its code, at most 10 characters.</summary>
    public required string Code { get; init; }

    /// <summary>Its name for people, at most 100 characters.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Name of its template, at most 10 characters; null for the service's default.</summary>
    public string? TemplateDisplayName { get; init; }

    /// <summary>The account that its lines balance with; null for none.</summary>
    public Guid? BalancingAccountId { get; init; }
}
