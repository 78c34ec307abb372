using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The price of one piece from a number of pieces on, in the currency of the offer.</summary>
public sealed record VolumePrice
{
    /// <summary>Pieces from which it holds; 1 for the price of a single piece.</summary>
    public int QuantityThreshold { get; init; }

    /// <summary>Without discount; null when not given.</summary>
    public decimal? UnitOriginPrice { get; init; }

    /// <summary>With discount; null when there is none.</summary>
    public decimal? UnitDiscountPrice { get; init; }

    /// <summary>What is asked now; null where it is not told.</summary>
    public decimal? Price { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
