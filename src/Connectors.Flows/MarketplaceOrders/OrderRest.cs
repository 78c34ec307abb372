using System.Text.Json.Serialization;
using Connectors.Domain.Documents;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>What of an order will not come, as the marketplace is told of it: once, with these sums, whatever else changes meanwhile.</summary>
/// <param name="Number">1 for the first of an order.</param>
/// <param name="IsRefund">Whether the customer has paid it, so that it is refunded; otherwise it is cancelled.</param>
/// <param name="By">Who decided it: a role or an account, or <c>policy</c>.</param>
/// <param name="DecidedAt">When, UTC.</param>
/// <param name="Lines">What; never null.</param>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record OrderRest(int Number, bool IsRefund, string By, DateTimeOffset DecidedAt, IReadOnlyList<ReducedLine> Lines)
{
    /// <summary>When the marketplace was known to have it, UTC; null before.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>The marketplace's ids of it; empty where it did not say, and where somebody else saw to it. Never null.</summary>
    public IReadOnlyList<string> Ids { get => field ?? []; init; }

    /// <summary>Whether somebody else saw to it at the marketplace, so that nothing was sent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ByOthers { get; init; }
}
