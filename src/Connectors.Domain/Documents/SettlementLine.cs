using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>One transaction of a marketplace account: a sale, a fee, a refund, a payout.</summary>
public sealed record SettlementLine
{
    /// <summary>The marketplace's id of the transaction. What comes again under one id counts once.</summary>
    public required string Id { get; init; }

    /// <summary>The marketplace's word for what it is, for example <c>COMMISSION_FEE</c>; compared exactly.</summary>
    public required string Type { get; init; }

    /// <summary>How much, as the seller sees it: above zero is owed to the seller, below zero is kept from the seller.</summary>
    public required Money Amount { get; init; }

    /// <summary>Where the money stands.</summary>
    public SettlementLineState State { get; init; }

    /// <summary>When the marketplace wrote it, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the marketplace last changed it, UTC. Of two contents under one id the later one counts.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Id of the billing cycle; null when it is in none yet.</summary>
    public string? CycleId { get; init; }

    /// <summary>The marketplace's order id; null when it is about no order.</summary>
    public string? OrderId { get; init; }

    /// <summary>The marketplace's order line id; null when it is about no order line.</summary>
    public string? OrderLineId { get; init; }

    /// <summary>The marketplace's refund id; null when it is about no refund.</summary>
    public string? RefundId { get; init; }

    /// <summary>The marketplace's code of the fee within its type, for example of a penalty; null when there is none.</summary>
    public string? FeeCode { get; init; }

    /// <summary>Number of the accounting document the operator issued for it; null when there is none.</summary>
    public string? DocumentNumber { get; init; }
}
