using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>What a cart comes to, and how it may be sent and paid.</summary>
public sealed record CartCalculation
{
    /// <summary>Sums; null when not told.</summary>
    public CartTotals? Totals { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none. Rates and ways to pay are among them, under names that are not documented.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>The ways to send: of all lists told, the items that have a <c>handle</c>. Empty when there are none.</summary>
    public IReadOnlyList<ShippingRate> ReadShippingRates() =>
    [
        .. from member in AdditionalData ?? new Dictionary<string, JsonElement>()
           where member.Value.ValueKind == JsonValueKind.Array
           from item in member.Value.EnumerateArray()
           where item.ValueKind == JsonValueKind.Object && item.TryGetProperty("handle", out var handle) && handle.ValueKind == JsonValueKind.String
           select new ShippingRate { Handle = item.GetProperty("handle").GetString()!, Name = item.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null },
    ];

    /// <summary>Names it and none of its content.</summary>
    public override string ToString() => nameof(CartCalculation);
}
