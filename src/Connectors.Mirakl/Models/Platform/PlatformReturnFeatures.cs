using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Which business models handle returns on the platform.</summary>
public sealed record PlatformReturnFeatures
{
    /// <summary>Marketplace orders; null when not given.</summary>
    public bool? Marketplace { get; init; }

    /// <summary>One-creditor orders; null when not given.</summary>
    public bool? OneCreditor { get; init; }

    /// <summary>Dropship orders; null when not given.</summary>
    public bool? DropShip { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
