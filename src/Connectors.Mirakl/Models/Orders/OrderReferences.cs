using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>References of an order.</summary>
public sealed record OrderReferences
{
    /// <summary>The customer's reference; null when there is none.</summary>
    public string? OrderReferenceForCustomer { get; init; }

    /// <summary>The seller's reference, written by OR04; null when there is none.</summary>
    public string? OrderReferenceForSeller { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
