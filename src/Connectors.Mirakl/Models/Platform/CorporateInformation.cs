using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A company.</summary>
public sealed record CorporateInformation
{
    /// <summary>Registered name; null when not given.</summary>
    public string? CompanyRegistrationName { get; init; }

    /// <summary>Registration number; null when not given.</summary>
    public string? CompanyRegistrationNumber { get; init; }

    /// <summary>Where electronic invoices are sent; null when there is none.</summary>
    public string? ElectronicAddress { get; init; }

    /// <summary>Telephone; null when not given.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>More about it; null when not given.</summary>
    public CompanyDetails? ComplementaryInformation { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
