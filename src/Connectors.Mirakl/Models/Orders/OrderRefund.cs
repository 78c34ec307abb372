using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Refunds that were made together.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record OrderRefund
{
    /// <summary>Id shared by the line refunds.</summary>
    public string? OrderRefundId { get; init; }

    /// <summary>Taxes computed on all of them; never null.</summary>
    public IReadOnlyList<OrderTaxTotal> Taxes { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
