using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A single charge or credit that belongs to no order.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record OneOffItem
{
    /// <summary>What for.</summary>
    public string? Description { get; init; }

    /// <summary>Day of the operation, <c>yyyy-MM-dd</c>; null when not given.</summary>
    public string? OperationDate { get; init; }

    /// <summary>How many; null when not given.</summary>
    public int? Quantity { get; init; }

    /// <summary>Price of one, in the currency of the line; null when not given.</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>Outside references; never null.</summary>
    public IReadOnlyList<EntityReference> References { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
