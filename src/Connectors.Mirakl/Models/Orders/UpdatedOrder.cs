using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>An order that OR04 has changed.</summary>
public sealed record UpdatedOrder
{
    /// <summary>The order.</summary>
    public string? OrderId { get; init; }

    /// <summary>Its references now; null when they were not asked to change.</summary>
    public OrderReferences? References { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
