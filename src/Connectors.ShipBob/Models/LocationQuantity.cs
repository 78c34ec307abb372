using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.ShipBob.Models;

/// <summary>Stock of one inventory item in one fulfilment centre. Numbers are eaches; null when the answer did not hold them.</summary>
public sealed record LocationQuantity
{
    /// <summary>Id of the centre.</summary>
    public required long LocationId { get; init; }

    /// <summary>Its name; null when not given.</summary>
    public string? Name { get; init; }

    /// <summary>Physically there.</summary>
    public int? OnHandQuantity { get; init; }

    /// <summary>Reserved for orders.</summary>
    public int? CommittedQuantity { get; init; }

    /// <summary>Can be sent now.</summary>
    public int? FulfillableQuantity { get; init; }

    /// <summary>On its way in.</summary>
    public int? AwaitingQuantity { get; init; }

    /// <summary>Between centres.</summary>
    public int? InternalTransferQuantity { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
