using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The company of a customer.</summary>
public sealed record ThreadOrganization
{
    /// <summary>The operator's id of the company.</summary>
    public string? Id { get; init; }

    /// <summary>Its name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
