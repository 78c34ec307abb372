using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A fee on top of a price.</summary>
public sealed record OrderFee
{
    /// <summary>The operator's fee code.</summary>
    public string? Code { get; init; }

    /// <summary>The fee, in the currency of the order; null when not given.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
