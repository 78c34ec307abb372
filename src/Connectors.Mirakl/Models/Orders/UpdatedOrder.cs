using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>An order that OR04 has changed.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record UpdatedOrder
{
    /// <summary>The order.</summary>
    public string? OrderId { get; init; }

    /// <summary>Its references now; null when they were not asked to change.</summary>
    public OrderReferences? References { get; init; }

    /// <summary>Its lines that were asked to change; never null.</summary>
    public IReadOnlyList<UpdatedOrderLine> OrderLines { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
