using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Custom fields of an order and its lines, for OR31 and as it answers.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record OrderAdditionalFields
{
    /// <summary>Fields of the order; never null. To send: only fields named here change, and one without a value is cleared.</summary>
    [JsonPropertyName("order_additional_fields")]
    public IReadOnlyList<AdditionalField> Fields { get => field ?? []; init; }

    /// <summary>Fields of lines; never null. To send: lines left out stay as they are.</summary>
    public IReadOnlyList<OrderLineAdditionalFields> OrderLines { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
