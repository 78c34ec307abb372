namespace Connectors.Flows.MarketplaceOrders;

/// <summary>What a person says of the carrier and tracking number of goods that left.</summary>
/// <param name="By">Who says so, for the journal; not empty.</param>
public sealed record TrackingEntry(string By)
{
    /// <summary>The ERP's number of the posted shipment, or the warehouse's id; null for an order that leaves in one.</summary>
    public string? Shipment { get; init; }

    /// <summary>The carrier, as the <c>carriers</c> table knows it from the ERP or the warehouse; null where it is known, or the usual one (<see cref="OrderPolicy.ErpCarrier"/>).</summary>
    public string? Carrier { get; init; }

    /// <summary>The carrier's service, likewise; null for any.</summary>
    public string? Service { get; init; }

    /// <summary>The tracking number, or several as people write them; null where there is none.</summary>
    public string? Numbers { get; init; }

    /// <summary>Says of which shipment, never what.</summary>
    public override string ToString() => $"TrackingEntry {{ {Shipment} }}";
}
