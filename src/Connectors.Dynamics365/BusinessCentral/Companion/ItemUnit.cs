using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Dynamics365.BusinessCentral.Companion;

/// <summary>A unit in which an item is counted, from the companion extension.</summary>
public sealed record ItemUnit
{
    /// <summary>The service's id of the row (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Number of the item, at most 20 characters.</summary>
    public required string ItemNumber { get; init => field = value ?? throw new JsonException("ItemNumber is missing."); }

    /// <summary>The unit's code, at most 10 characters.</summary>
    public required string UnitOfMeasureCode { get; init => field = value ?? throw new JsonException("UnitOfMeasureCode is missing."); }

    /// <summary>Base units in one of it, with at most five decimals.</summary>
    public required decimal QuantityPerUnitOfMeasure { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
