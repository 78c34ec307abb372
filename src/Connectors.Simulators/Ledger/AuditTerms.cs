namespace Connectors.Simulators.Ledger;

/// <summary>By what the judge judges.</summary>
internal sealed record AuditTerms
{
    /// <summary>The moment of the judgement.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>How long a step may wait with nothing to explain it.</summary>
    public required TimeSpan SettleTime { get; init; }

    /// <summary>How long a change at the marketplace may take to reach the warehouse.</summary>
    public TimeSpan ChangeTime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long it may take until the seller's program shows a person what another did in a vendor's screen.</summary>
    public TimeSpan TellTime { get; init; } = TimeSpan.FromHours(2);

    /// <summary>How long after all has left the back office may take to post; null when nobody posts.</summary>
    public TimeSpan? PostingTime { get; init; } = TimeSpan.FromDays(2);

    /// <summary>How long a customer who sent something back may wait for his money, or for an answer: the law's time.</summary>
    public TimeSpan RefundTime { get; init; } = TimeSpan.FromDays(14);

    /// <summary>The seller's name of the marketplace, with which his references begin.</summary>
    public required string Marketplace { get; init; }

    /// <summary>Item that carries the delivery charge on a sales order.</summary>
    public required string DeliveryItem { get; init; }

    /// <summary>Whether the marketplace can be told of a part of an order.</summary>
    public bool TellsParts { get; init; } = true;

    public LedgerClaims Claims { get; init; } = new();
}
