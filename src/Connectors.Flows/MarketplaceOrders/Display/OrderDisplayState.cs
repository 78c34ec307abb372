using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Flows.Engine;

namespace Connectors.Flows.MarketplaceOrders.Display;

/// <summary>What a store is to show of an order, and does. Nothing of a person.</summary>
internal sealed record OrderDisplayState
{
    /// <summary>The order as it is to be shown; null before the order's own case told it.</summary>
    public DisplayedOrder? Wanted { get; init; }

    /// <summary>How often that has changed: what is being written may be older.</summary>
    public int Version { get; init; }

    /// <summary>Which of these the store shows; 0 for none.</summary>
    public int Shown { get; init; }

    /// <summary>What the store said when it refused; null when it did not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Rejection? Refused { get; init; }

    /// <summary>When it is asked again after that, UTC; null while it has not refused.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? AgainAt { get; init; }
}
