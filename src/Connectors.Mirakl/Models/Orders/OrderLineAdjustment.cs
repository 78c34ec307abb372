namespace Connectors.Mirakl.Models;

/// <summary>What was really delivered of goods sold by measure, for OR32.</summary>
/// <param name="OrderLineId">The order line.</param>
/// <param name="ActualMeasurement">Weight or length delivered, in the unit of <see cref="Measurement.MeasurementUnit"/>.</param>
public sealed record OrderLineAdjustment(string OrderLineId, decimal ActualMeasurement);
