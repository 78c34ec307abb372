using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A delivery bill.</summary>
public sealed record DeliveryBill
{
    /// <summary>Its number; null when not given.</summary>
    public string? DeliveryBillId { get; init; }

    /// <summary>Its day, <c>yyyy-MM-dd</c>; null when not given.</summary>
    public string? DeliveryBillDate { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
