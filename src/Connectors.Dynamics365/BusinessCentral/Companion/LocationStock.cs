using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.BusinessCentral.Models;

namespace Connectors.Dynamics365.BusinessCentral.Companion;

/// <summary>What is there of an item and variant at one location, from the companion extension.</summary>
public sealed record LocationStock
{
    /// <summary>Number of the item, at most 20 characters.</summary>
    public required string ItemNumber { get; init => field = value ?? throw new JsonException("ItemNumber is missing."); }

    /// <summary>Code of the variant, at most 10 characters; empty for none.</summary>
    public required string VariantCode { get; init => field = value ?? throw new JsonException("VariantCode is missing."); }

    /// <summary>Code of the location, at most 10 characters; empty for goods that stand at none, and where the item was never kept anywhere.</summary>
    public required string LocationCode { get; init => field = value ?? throw new JsonException("LocationCode is missing."); }

    /// <summary>The service's id of the location, as <see cref="Location.Id"/> has it; null where <see cref="LocationCode"/> is empty.</summary>
    public Guid? LocationId { get; init; }

    /// <summary>What is there in base units; it may be below zero.</summary>
    public required decimal Inventory { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
