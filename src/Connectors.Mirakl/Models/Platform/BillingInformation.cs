using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Under which company the shop bills.</summary>
public sealed record BillingInformation
{
    /// <summary>Id of the entry.</summary>
    public string? Id { get; init; }

    /// <summary>Language, for example <c>en_GB</c>; null when not given.</summary>
    public string? DefaultLanguage { get; init; }

    /// <summary>The company; null for a private seller.</summary>
    public CorporateInformation? CorporateInformation { get; init; }

    /// <summary>Its tax numbers; null when not given.</summary>
    public FiscalInformation? FiscalInformation { get; init; }

    /// <summary>Who answers for its tax; null when nobody does.</summary>
    public FiscalRepresentative? FiscalRepresentative { get; init; }

    /// <summary>The person; null for a company.</summary>
    public PersonalInformation? PersonalInformation { get; init; }

    /// <summary>Registered address; null when not given.</summary>
    public StreetAddress? RegistrationAddress { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
