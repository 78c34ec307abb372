using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

/// <summary>OR21's request.</summary>
internal sealed record AcceptanceBody(IReadOnlyList<OrderLineDecision> OrderLines);

/// <summary>OR04's request.</summary>
internal sealed record OrderUpdatesBody(IReadOnlyList<OrderUpdate> Orders);

/// <summary>OR04's answer: each order with either its new values or its errors.</summary>
internal sealed record OrderUpdatesResult
{
    public IReadOnlyList<OrderUpdateResult> UpdatedOrders { get => field ?? []; init; }
}

/// <summary>OR04's answer for one order.</summary>
internal sealed record OrderUpdateResult
{
    public string? OrderId { get; init; }

    public UpdatedOrder? Updated { get; init; }

    public IReadOnlyList<ItemError> Errors { get => field ?? []; init; }
}

/// <summary>An error of one item within a success.</summary>
internal sealed record ItemError(string? Code, string? Field, string? Message);

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

/// <summary>A page of ST11.</summary>
internal sealed record ShipmentPage
{
    public IReadOnlyList<Shipment> Data { get => field ?? []; init; }

    public string? NextPageToken { get; init; }
}

/// <summary>SH21's answer.</summary>
internal sealed record CarrierList
{
    public IReadOnlyList<Carrier> Carriers { get => field ?? []; init; }
}

/// <summary>SH12's answer.</summary>
internal sealed record ShippingTypeList
{
    public IReadOnlyList<ShippingType> ShippingTypes { get => field ?? []; init; }
}

/// <summary>RE01's answer.</summary>
internal sealed record ReasonList
{
    public IReadOnlyList<Reason> Reasons { get => field ?? []; init; }
}
