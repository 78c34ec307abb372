using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fees;

/// <summary>What a settlement must know beside its lines.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record SettlementContext
{
    /// <summary>The last day that finance has closed; null when everything is open. What belongs to a closed day is booked on the day after.</summary>
    public DateOnly? ClosedThrough { get; init; }

    /// <summary>The day the cycle belongs to; null for the UTC day of its payout, or of its closing when it is not paid.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>
    /// What earlier cycles carried forward, one amount a currency: below zero what the seller owes, above zero what was not paid out yet. Only what a settlement's
    /// <see cref="SettlementBalance.CarriedForward"/> said was carried. Never null.
    /// </summary>
    public IReadOnlyList<Money> BroughtForward { get => field ?? []; init; }

    /// <summary>Ids of transactions that other cycles have booked: one that comes again in this cycle is left out and pointed out. Never null.</summary>
    [JsonConverter(typeof(TextSetJsonConverter))]
    public IReadOnlySet<string> BookedElsewhere { get => field ?? FrozenSet<string>.Empty; init; }

    /// <summary>Marketplace order ids whose buyers pay the seller directly: their sales and refunds are no part of a payout. Never null.</summary>
    [JsonConverter(typeof(TextSetJsonConverter))]
    public IReadOnlySet<string> OnAccountOrders { get => field ?? FrozenSet<string>.Empty; init; }

    /// <summary>What orders were expected to cost; at most one an order, type and currency. Never null.</summary>
    public IReadOnlyList<FeeEstimate> Estimates { get => field ?? []; init; }

    /// <summary>Which transactions share a journal line; null for what the fee table says.</summary>
    public JournalGrouping? Grouping { get; init; }

    /// <summary>Journals of this cycle that are booked already; the new one then holds only what changed. Never null.</summary>
    public IReadOnlyList<SettlementJournal> Posted { get => field ?? []; init; }
}
