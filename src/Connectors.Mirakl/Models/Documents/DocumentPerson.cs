using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The person behind a sole trader.</summary>
public sealed record DocumentPerson
{
    /// <summary>Form of address; null when not given.</summary>
    public string? Civility { get; init; }

    /// <summary>First name; null when not given.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name; null when not given.</summary>
    public string? LastName { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
