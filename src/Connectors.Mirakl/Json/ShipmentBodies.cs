using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

/// <summary>ST01's request.</summary>
internal sealed record NewShipmentsBody(IReadOnlyList<NewShipment> Shipments);

/// <summary>ST01's answer.</summary>
internal sealed record NewShipmentsResult
{
    public IReadOnlyList<Shipment> ShipmentSuccess { get => field ?? []; init; }

    public IReadOnlyList<NewShipmentError> ShipmentErrors { get => field ?? []; init; }
}

/// <summary>A shipment that ST01 refused; the platform names only its order.</summary>
internal sealed record NewShipmentError(string? OrderId, string? Message);
