namespace Connectors.Simulators;

/// <summary>What the people of the seller's stock room wrote down of a parcel, where they send the goods themselves: the ERP has no place for it.</summary>
/// <param name="OrderId">The marketplace's order.</param>
/// <param name="Shipment">The ERP's number of the posted shipment.</param>
/// <param name="Carrier">Carrier as they write it; <see cref="SampleTables.Carriers"/> knows it.</param>
/// <param name="Service">Carrier service as they write it; null when they write none.</param>
/// <param name="Number">The tracking number.</param>
/// <param name="WrittenAt">When they wrote it down, UTC; a later note of a shipment corrects an earlier one.</param>
public sealed record DeliveryNote(string OrderId, string Shipment, string Carrier, string? Service, string Number, DateTimeOffset WrittenAt);
