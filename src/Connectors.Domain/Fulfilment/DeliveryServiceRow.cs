using Connectors.Domain.Values;

namespace Connectors.Domain.Fulfilment;

/// <summary>What a warehouse calls a delivery service that a marketplace's shoppers choose.</summary>
/// <param name="Marketplace">Connection whose code it is.</param>
/// <param name="Channel">Sales channel the row is for; null for any.</param>
/// <param name="Warehouse">Connection whose text it is; null for any.</param>
/// <param name="Service">The marketplace's code of the service, exactly: case matters.</param>
/// <param name="Text">The service as the warehouse is to be told, exactly.</param>
public sealed record DeliveryServiceRow(ConnectionName Marketplace, string? Channel, ConnectionName? Warehouse, string Service, string Text);
