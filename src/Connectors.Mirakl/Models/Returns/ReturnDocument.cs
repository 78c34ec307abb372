using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A document of a return.</summary>
public sealed record ReturnDocument
{
    /// <summary>Id of the document, for OR73.</summary>
    public long Id { get; init; }

    /// <summary>Its type, for example <c>SYSTEM_RETURN_LABEL</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
