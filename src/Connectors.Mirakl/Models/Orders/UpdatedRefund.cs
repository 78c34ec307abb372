using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A refund of a line that OR04 has changed.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record UpdatedRefund
{
    /// <summary>Id of the refund.</summary>
    public string? RefundId { get; init; }

    /// <summary>Its recycling contributions now; never null.</summary>
    public IReadOnlyList<EcoContribution> EcoContributions { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
