using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The person behind a private shop.</summary>
public sealed record PersonalInformation
{
    /// <summary>Form of address; null when not given.</summary>
    public string? Civility { get; init; }

    /// <summary>First name; null when not given.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name; null when not given.</summary>
    public string? LastName { get; init; }

    /// <summary>Day of birth, <c>yyyy-MM-dd</c>; null when not given.</summary>
    public string? BirthDate { get; init; }

    /// <summary>Town of birth; null when not given.</summary>
    public string? BirthCity { get; init; }

    /// <summary>ISO 3166-1 country of birth; null when not given.</summary>
    public string? BirthCountry { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
