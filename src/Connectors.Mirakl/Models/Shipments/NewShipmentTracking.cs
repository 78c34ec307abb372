namespace Connectors.Mirakl.Models;

/// <summary>How a shipment travels, for ST01 and ST23.</summary>
public sealed record NewShipmentTracking
{
    /// <summary>Code of a registered carrier (SH21), exactly; null for an unregistered one.</summary>
    public string? CarrierCode { get; init; }

    /// <summary>Name of an unregistered carrier; null when the code says it all.</summary>
    public string? CarrierName { get; init; }

    /// <summary>The vendor's own code of the carrier; null when not used.</summary>
    public string? CarrierStandardCode { get; init; }

    /// <summary>Tracking number; required when the template of the registered carrier needs one.</summary>
    public string? TrackingNumber { get; init; }

    /// <summary>The page of an unregistered carrier for the parcel; null when there is none.</summary>
    public string? TrackingUrl { get; init; }
}
