namespace Connectors.Simulators.Mirakl;

/// <summary>What the seller told about a parcel.</summary>
internal sealed record MiraklTracking(string? CarrierCode, string? CarrierName, string? StandardCode, string? Number, string? Url);
