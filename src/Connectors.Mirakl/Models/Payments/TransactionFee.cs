using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The operator's fee that a transaction line is about.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record TransactionFee
{
    /// <summary>The operator's fee code.</summary>
    public string? Code { get; init; }

    /// <summary>Refunds it was charged for; never null.</summary>
    public IReadOnlyList<EntityId> Refunds { get => field ?? []; init; }

    /// <summary>Cancelations it was charged for; never null.</summary>
    public IReadOnlyList<EntityId> Cancelations { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
