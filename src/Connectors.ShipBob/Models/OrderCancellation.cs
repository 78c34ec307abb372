using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.ShipBob.Internal;

namespace Connectors.ShipBob.Models;

/// <summary>What became of a cancellation. A success answer may still hold failures: read every item.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record OrderCancellation
{
    /// <summary>The order.</summary>
    public long? OrderId { get => field ?? LeakedMembers.Id(AdditionalData, "orderid"); init; }

    /// <summary>The result as a whole.</summary>
    public CancellationResult Status { get; init; }

    /// <summary>The result for each shipment; never null.</summary>
    public IReadOnlyList<CanceledShipment> CanceledShipmentResults { get => field ?? []; init; }

    /// <summary>The order as it is now; null when not given.</summary>
    public Order? Order { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
