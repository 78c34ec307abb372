using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Flows.Settlement;

/// <summary>What came of the lines of a cycle. Small: lines, journal and proof stand in side tables.</summary>
/// <param name="Run">The reading it is of.</param>
/// <param name="FeeTableVersion">The fee table it went by.</param>
/// <param name="Lines">How many distinct lines there are.</param>
/// <param name="LinesHash">What they hold, as the proof has it.</param>
/// <remarks>Value equality does not look into the lists.</remarks>
internal sealed record SettledCycle(int Run, string FeeTableVersion, int Lines, string LinesHash)
{
    /// <summary>Everything that forbids booking; never null.</summary>
    public IReadOnlyList<Refusal> Refusals { get => field ?? []; init; }

    /// <summary>What a person should know; never null.</summary>
    public IReadOnlyList<SettlementFinding> Findings { get => field ?? []; init; }

    /// <summary>What is left to the next cycle, by currency; never null.</summary>
    public IReadOnlyList<Money> CarriedForward { get => field ?? []; init; }

    /// <summary>The journal, without its lines; null when nothing is booked.</summary>
    public KeptJournal? Journal { get; init; }

    /// <summary>What it pays out, by currency, as it was settled; null where that was not kept.</summary>
    public IReadOnlyList<Money>? Payouts { get; init; }

    /// <summary>The currency that the ERP's journal does not take; null when it takes all.</summary>
    public string? ForeignCurrency { get; init; }

    /// <summary>Sales on account that are no part of the payout: how many orders.</summary>
    public int OnAccount { get; init; }

    /// <summary>When it was settled, UTC; null where that was not kept.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Lines that other cycles hold too, by cycle; null when none does.</summary>
    public IReadOnlyList<SharedLines>? Shared { get; init; }

    /// <summary>Whether anything forbids booking.</summary>
    [JsonIgnore]
    public bool IsHeld => Refusals.Count > 0 || ForeignCurrency is not null;

    /// <summary>Whether the marketplace says now that it pays another amount. What it does not say is no other amount.</summary>
    public bool IsOfAnotherPayout(SettlementCycle cycle) => Payouts is { } known
        && cycle.Payouts.GroupBy(static p => p.Currency).Any(now => now.Sum(static p => p.Amount) != known.Where(p => p.Currency == now.Key).Sum(static p => p.Amount));

    /// <summary>Whether it waits for what people do in the ERP: what somebody else booked is to be taken back or called something else, and sales orders are to be posted.</summary>
    [JsonIgnore]
    public bool AwaitsOthers => Refusals.Any(static r => r.Reason == ReasonCatalogue.SettlementBookedElsewhere || r.Reason == ReasonCatalogue.SettlementChargesOpen);

    /// <summary>Whether reading the lines again may help. What only another fee table or another payout can change is not read again: a type that nobody knows leaves a residual of its own.</summary>
    [JsonIgnore]
    public bool MayBeMendedByReading =>
        Refusals.Any(static r => r.Reason == ReasonCatalogue.SettlementResidual || r.Reason == ReasonCatalogue.SettlementLineBroken || r.Reason == ReasonCatalogue.SettlementLineConflict)
        && !Refusals.Any(static r => r.Reason == ReasonCatalogue.SettlementTypeUnknown || r.Reason == ReasonCatalogue.SettlementTypeRejected);
}
