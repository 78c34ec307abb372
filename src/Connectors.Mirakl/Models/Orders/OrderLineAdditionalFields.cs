using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Custom fields of an order line, for OR31 and as it answers.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record OrderLineAdditionalFields
{
    /// <summary>The order line.</summary>
    public required string OrderLineId { get; init; }

    /// <summary>Its fields, as <see cref="OrderAdditionalFields.Fields"/>; never null.</summary>
    [JsonPropertyName("order_line_additional_fields")]
    public IReadOnlyList<AdditionalField> Fields { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
