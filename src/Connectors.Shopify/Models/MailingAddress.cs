namespace Connectors.Shopify.Models;

/// <summary>A postal address: personal data.</summary>
public sealed record MailingAddress
{
    /// <summary>First name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name.</summary>
    public string? LastName { get; init; }

    /// <summary>Whole name.</summary>
    public string? Name { get; init; }

    /// <summary>Company.</summary>
    public string? Company { get; init; }

    /// <summary>First line.</summary>
    public string? Address1 { get; init; }

    /// <summary>Second line.</summary>
    public string? Address2 { get; init; }

    /// <summary>Town.</summary>
    public string? City { get; init; }

    /// <summary>Region.</summary>
    public string? Province { get; init; }

    /// <summary>Code of the region.</summary>
    public string? ProvinceCode { get; init; }

    /// <summary>Postcode.</summary>
    public string? Zip { get; init; }

    /// <summary>Two letters of ISO 3166.</summary>
    public string? CountryCodeV2 { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => "MailingAddress";
}
