using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A person at the customer. All of it is personal data.</summary>
public sealed record CustomerContact
{
    /// <summary>The operator's id of the person.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Form of address; null when not given.</summary>
    public string? Civility { get; init; }

    /// <summary>First name; null when not given.</summary>
    public string? Firstname { get; init; }

    /// <summary>Last name; null when not given.</summary>
    public string? Lastname { get; init; }

    /// <summary>Language, for example <c>en_GB</c>; null when not given.</summary>
    public string? Locale { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
