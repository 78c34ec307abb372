using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Mirakl.Json;

namespace Connectors.Mirakl.Models;

/// <summary>An order line whose goods may be returned, as RT12 lists it.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ItemToReturn
{
    /// <summary>The shopper's basket.</summary>
    public string? OrderCommercialId { get; init; }

    /// <summary>The order line.</summary>
    [JsonConverter(typeof(IdConverter))]
    public required string OrderLineId { get; init; }

    /// <summary>How many may still be returned; 0 for none.</summary>
    public long ReturnableQuantity { get; init; }

    /// <summary>Days within which they must be returned; null when not given.</summary>
    public int? ReturnWindow { get; init; }

    /// <summary>Ways to return them; never null.</summary>
    public IReadOnlyList<ReturnMethod> AvailableReturnMethods { get => field ?? []; init; }

    /// <summary>Reasons to return them; never null.</summary>
    public IReadOnlyList<ReturnReason> AvailableReturnReasons { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
