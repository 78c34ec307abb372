using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The shop of a transaction line.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record TransactionShop
{
    /// <summary>Id of the shop; null when not given.</summary>
    public long? Id { get; init; }

    /// <summary>Business model; empty when not given.</summary>
    public ShopModel Model { get; init; }

    /// <summary>Business domains, for example <c>PRODUCT</c>; never null.</summary>
    public IReadOnlyList<string> Domains { get => field ?? []; init; }

    /// <summary>The operator's own id of the shop; null when there is none.</summary>
    public string? OperatorInternalId { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
