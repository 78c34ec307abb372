using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>One billing cycle of a marketplace account: the lines between two payouts, without the lines themselves.</summary>
/// <remarks>Value equality does not look into <see cref="Payouts"/>.</remarks>
public sealed record SettlementCycle
{
    /// <summary>The connection it came from.</summary>
    public required ConnectionName Connection { get; init; }

    /// <summary>The marketplace's id of the cycle.</summary>
    public required string Id { get; init; }

    /// <summary>When the marketplace closed it, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the marketplace transfers to the seller, one amount a currency; never null.</summary>
    public IReadOnlyList<Money> Payouts { get => field ?? []; init; }

    /// <summary>Where the payout stands.</summary>
    public SettlementPayoutState PayoutState { get; init; }

    /// <summary>What the bank statement shows; null while there is none.</summary>
    public string? PayoutReference { get; init; }

    /// <summary>When it was paid, UTC; null while it is not.</summary>
    public DateTimeOffset? PaidAt { get; init; }
}
