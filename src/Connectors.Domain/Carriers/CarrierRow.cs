using Connectors.Domain.Values;

namespace Connectors.Domain.Carriers;

/// <summary>What a marketplace calls a carrier that a warehouse or ERP writes in its own way.</summary>
/// <param name="Marketplace">Connection whose code it is.</param>
/// <param name="Warehouse">Connection whose text it is; null for any.</param>
/// <param name="Text">Carrier as written there; case, spaces and punctuation do not matter.</param>
/// <param name="Service">Carrier service as written there, likewise; null for any.</param>
/// <param name="Code">The marketplace's code, exactly: case matters.</param>
/// <param name="Tracking">Whether dispatches by it must have a tracking number.</param>
public sealed record CarrierRow(
    ConnectionName Marketplace, ConnectionName? Warehouse, string Text, string? Service, CarrierCode Code, TrackingRule Tracking = TrackingRule.AsListed);
