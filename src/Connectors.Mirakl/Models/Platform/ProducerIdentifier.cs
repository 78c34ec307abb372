using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A registration for extended producer responsibility.</summary>
public sealed record ProducerIdentifier
{
    /// <summary>Category of the law, for example <c>FR-DEA</c>.</summary>
    public string? EprCategoryCode { get; init; }

    /// <summary>The registration number.</summary>
    public string? ProducerId { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
