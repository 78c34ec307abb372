using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>How the shop performs, as A21 shows it: one value for each period. Delays are in seconds, rates as the platform gives them, amounts in the currency of the shop.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ShopStatistics
{
    /// <summary>Id of the shop; null when not given.</summary>
    public long? ShopId { get; init; }

    /// <summary>The channel that was asked for; null for all.</summary>
    public string? Channel { get; init; }

    /// <summary>When the figures were computed, UTC.</summary>
    public DateTimeOffset? LastUpdatedDate { get; init; }

    /// <summary>Mean time to accept an order; never null.</summary>
    public IReadOnlyList<PeriodValue> ApprovalDelay { get => field ?? []; init; }

    /// <summary>Share of accepted orders; never null.</summary>
    public IReadOnlyList<PeriodValue> ApprovalRate { get => field ?? []; init; }

    /// <summary>Share of orders that were refused because nobody decided; never null.</summary>
    public IReadOnlyList<PeriodValue> AutoRefusedRate { get => field ?? []; init; }

    /// <summary>Share of cancelled orders; never null.</summary>
    public IReadOnlyList<PeriodValue> CancelationRate { get => field ?? []; init; }

    /// <summary>Orders refused in a row; never null.</summary>
    public IReadOnlyList<PeriodValue> ConsecutiveRefusedOrdersCount { get => field ?? []; init; }

    /// <summary>Share of orders that left late; never null.</summary>
    public IReadOnlyList<PeriodValue> LateShipmentRate { get => field ?? []; init; }

    /// <summary>Mean time to ship; never null.</summary>
    public IReadOnlyList<PeriodValue> ShippingDelay { get => field ?? []; init; }

    /// <summary>Share of tracking numbers that are valid; never null.</summary>
    public IReadOnlyList<PeriodValue> ValidTrackingRate { get => field ?? []; init; }

    /// <summary>Share of orders with an incident; never null.</summary>
    public IReadOnlyList<PeriodValue> IncidentRate { get => field ?? []; init; }

    /// <summary>Share of refunded orders; never null.</summary>
    public IReadOnlyList<PeriodValue> RefundRate { get => field ?? []; init; }

    /// <summary>Share of returned orders; never null.</summary>
    public IReadOnlyList<PeriodValue> ReturnRate { get => field ?? []; init; }

    /// <summary>Mean time to answer a customer; never null.</summary>
    public IReadOnlyList<PeriodValue> OrderMessagesResponseDelay { get => field ?? []; init; }

    /// <summary>Number of evaluations; never null.</summary>
    public IReadOnlyList<PeriodValue> EvaluationsCount { get => field ?? []; init; }

    /// <summary>Mean grade; never null.</summary>
    public IReadOnlyList<PeriodValue> Grade { get => field ?? []; init; }

    /// <summary>Number of offers; never null.</summary>
    public IReadOnlyList<PeriodValue> OffersCount { get => field ?? []; init; }

    /// <summary>Number of orders; never null.</summary>
    public IReadOnlyList<PeriodValue> OrdersCount { get => field ?? []; init; }

    /// <summary>Mean basket without shipping; never null.</summary>
    public IReadOnlyList<PeriodValue> AverageCart { get => field ?? []; init; }

    /// <summary>Mean basket with shipping; never null.</summary>
    public IReadOnlyList<PeriodValue> AverageCartWithShipping { get => field ?? []; init; }

    /// <summary>Revenue; never null.</summary>
    public IReadOnlyList<PeriodValue> TotalRevenue { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
