using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>How the shop ships, as SH42 shows it.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ShippingConfiguration
{
    /// <summary>Id of the shop.</summary>
    public string? ShopId { get; init; }

    /// <summary>Days until an order leaves; null when not given.</summary>
    public LeadTimeToShip? LeadTimeToShip { get; init; }

    /// <summary>Days on the way, by method and zone; never null.</summary>
    public IReadOnlyList<DeliveryTimeSetting> DeliveryTimes { get => field ?? []; init; }

    /// <summary>Until when an order leaves the same day, by method; never null.</summary>
    public IReadOnlyList<OrderCutOffTime> OrderCutOffTimes { get => field ?? []; init; }

    /// <summary>Whether orders ship for free; null when not given.</summary>
    public bool? OrderFreeShipping { get; init; }

    /// <summary>Whether the operator pays for shipping; null when not given.</summary>
    public bool? ShippingPaidByOperator { get; init; }

    /// <summary>When it last changed, UTC.</summary>
    public DateTimeOffset? LastUpdatedDate { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
