using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Custom information of a shipment, for ST31 and as it answers.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ShipmentAdditionalInformation
{
    /// <summary>The shipment.</summary>
    public required string Id { get; init; }

    /// <summary>The information, of type <c>STRING</c> or <c>DATE</c>; never null. To send: give code, type and value of each.</summary>
    [JsonPropertyName("shipment_additional_information")]
    public IReadOnlyList<AdditionalField> Fields { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
