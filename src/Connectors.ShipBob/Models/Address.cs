namespace Connectors.ShipBob.Models;

/// <summary>A postal address.</summary>
public sealed record Address
{
    /// <summary>First line.</summary>
    public required string Address1 { get; init; }

    /// <summary>Second line; null when there is none.</summary>
    public string? Address2 { get; init; }

    /// <summary>Company; null for a private person.</summary>
    public string? CompanyName { get; init; }

    /// <summary>Town.</summary>
    public required string City { get; init; }

    /// <summary>County or state; null when there is none.</summary>
    public string? State { get; init; }

    /// <summary>ISO 3166-1 alpha-2 country code.</summary>
    public required string Country { get; init; }

    /// <summary>Postcode; null when there is none.</summary>
    public string? ZipCode { get; init; }

    /// <summary>Names it and none of its content, which is personal data.</summary>
    public override string ToString() => "[personal data]";
}
