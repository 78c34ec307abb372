using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>How much of a product one piece holds, where it is priced by measure.</summary>
public sealed record ProductMeasurement
{
    /// <summary>How much, in <see cref="Unit"/>; null when not given.</summary>
    public decimal? TotalMeasurementOfProduct { get; init; }

    /// <summary>Unit of measure, for example <c>KILOGRAM</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
