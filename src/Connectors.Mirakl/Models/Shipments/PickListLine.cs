using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>An offer to pick.</summary>
public sealed record PickListLine
{
    /// <summary>The offer.</summary>
    public long OfferId { get; init; }

    /// <summary>How many to pick.</summary>
    public int Quantity { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
