using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>What OR28 made.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record CreatedRefunds
{
    /// <summary>Whether the amounts contain the tax.</summary>
    public OrderTaxMode OrderTaxMode { get; init; }

    /// <summary>The refunds; never null.</summary>
    public IReadOnlyList<CreatedRefund> Refunds { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
