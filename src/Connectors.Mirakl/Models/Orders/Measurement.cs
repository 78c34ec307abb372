using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Weight or length of goods sold by measure.</summary>
public sealed record Measurement
{
    /// <summary>What was ordered, in <see cref="MeasurementUnit"/>; null when not given.</summary>
    public decimal? OrderedMeasurement { get; init; }

    /// <summary>What was delivered, in <see cref="MeasurementUnit"/>; null before OR32.</summary>
    public decimal? ActualMeasurement { get; init; }

    /// <summary>Unit of measure, for example <c>KILOGRAM</c>.</summary>
    public string? MeasurementUnit { get; init; }

    /// <summary>Largest adjustment in percent; null when not given.</summary>
    public decimal? AdjustmentLimit { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
