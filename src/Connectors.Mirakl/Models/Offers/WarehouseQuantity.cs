using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>What of an offer lies in one warehouse.</summary>
public sealed record WarehouseQuantity
{
    /// <summary>Code of the warehouse.</summary>
    public string? Code { get; init; }

    /// <summary>Pieces that can be sold.</summary>
    public int Quantity { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
