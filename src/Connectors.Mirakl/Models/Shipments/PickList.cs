using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Mirakl.Json;

namespace Connectors.Mirakl.Models;

/// <summary>Offers to pick together, as PL11 lists them.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record PickList
{
    /// <summary>Id of the list.</summary>
    [JsonConverter(typeof(IdConverter))]
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public PickListState State { get; init; }

    /// <summary>Code of the pick run; null when it is in none.</summary>
    public string? PickrunCode { get; init; }

    /// <summary>When it is fetched, UTC.</summary>
    public DateTimeOffset? PickupDate { get; init; }

    /// <summary>What to pick; never null.</summary>
    public IReadOnlyList<PickListLine> PicklistLines { get => field ?? []; init; }

    /// <summary>The order lines it is for; never null.</summary>
    public IReadOnlyList<PickListOrderLine> OrderLines { get => field ?? []; init; }

    /// <summary>The shop; null when not given.</summary>
    public long? ShopId { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>When it last changed, UTC.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
