using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>An order line that OR04 has changed.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record UpdatedOrderLine
{
    /// <summary>The order line.</summary>
    public string? OrderLineId { get; init; }

    /// <summary>Its recycling contributions now; never null.</summary>
    public IReadOnlyList<EcoContribution> EcoContributions { get => field ?? []; init; }

    /// <summary>Its cancelations, whose contributions follow; never null.</summary>
    public IReadOnlyList<UpdatedCancelation> Cancelations { get => field ?? []; init; }

    /// <summary>Its refunds, whose contributions follow; never null.</summary>
    public IReadOnlyList<UpdatedRefund> Refunds { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
