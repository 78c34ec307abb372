namespace Connectors.Shopify.Models;

/// <summary>A company of Shopify's own B2B, or a location of one; SparkLayer's companies are not these.</summary>
public sealed record CompanyReference
{
    /// <summary>The vendor's global id. Empty when not given.</summary>
    public string Id { get => field ?? string.Empty; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Id in another system; null when none was given.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"CompanyReference {Id}";
}
