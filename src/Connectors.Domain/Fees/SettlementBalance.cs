using Connectors.Domain.Values;

namespace Connectors.Domain.Fees;

/// <summary>How one currency of a cycle adds up: lines + brought forward = payout + carried forward + residual.</summary>
/// <remarks>Value equality does not look into <see cref="Items"/>.</remarks>
public sealed record SettlementBalance
{
    /// <summary>Every line that counts, without payouts.</summary>
    public required Money Lines { get; init; }

    /// <summary>What earlier cycles left: below zero what the seller owes, above zero what was not paid out.</summary>
    public required Money BroughtForward { get; init; }

    /// <summary>What the marketplace says it transfers.</summary>
    public required Money Payout { get; init; }

    /// <summary>What the payout lines of the cycle transfer; null when it holds none yet. It must equal <see cref="Payout"/>.</summary>
    public Money? PayoutLines { get; init; }

    /// <summary>What is left to the next cycle: below zero what the seller owes, above zero what is not paid out yet.</summary>
    public required Money CarriedForward { get; init; }

    /// <summary>What does not add up; zero in a settlement that may be booked.</summary>
    public Money Residual => Lines + BroughtForward - CarriedForward - Payout;

    /// <summary>Transactions that may explain the residual, at most 100, those of its very amount first; empty when there is none.</summary>
    public IReadOnlyList<ResidualItem> Items { get => field ?? []; init; }

    internal bool Holds => Residual.Amount == 0 && (PayoutLines is null || PayoutLines == Payout);
}
