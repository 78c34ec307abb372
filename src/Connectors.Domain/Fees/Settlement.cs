using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Fees;

/// <summary>What became of a billing cycle: a journal that is booked whole, or why nothing of it is booked.</summary>
/// <remarks>The same lines give the same settlement in whatever order and however often they came. Value equality does not look into the lists.</remarks>
public sealed record Settlement
{
    /// <summary>The cycle.</summary>
    public required SettlementCycle Cycle { get; init; }

    /// <summary>What is booked, never without lines; null when anything forbids it, and when there is nothing to book.</summary>
    public SettlementJournal? Journal { get; init; }

    /// <summary>Whether there is nothing to book and nothing in the way: no money moved, or all of it was booked before. Then the ERP is not asked.</summary>
    public bool IsNothingToBook => Journal is null && Refusals.Count == 0;

    /// <summary>Everything that forbids booking, at once; empty when nothing does.</summary>
    public IReadOnlyList<Refusal> Refusals { get => field ?? []; init; }

    /// <summary>How each currency adds up, by currency code; never null.</summary>
    public IReadOnlyList<SettlementBalance> Balances { get => field ?? []; init; }

    /// <summary>Evidence that anyone can check against their own copy of the lines.</summary>
    public required SettlementProof Proof { get; init; }

    /// <summary>Expected against real fees, by order and type; never null.</summary>
    public IReadOnlyList<FeeVariance> Variances { get => field ?? []; init; }

    /// <summary>Sales on account that were left out, by order; never null.</summary>
    public IReadOnlyList<OnAccountSale> OnAccount { get => field ?? []; init; }

    /// <summary>What a person should know; never null.</summary>
    public IReadOnlyList<SettlementFinding> Findings { get => field ?? []; init; }
}
