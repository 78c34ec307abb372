namespace Connectors.Shopify.Models;

/// <summary>Money that was paid back, or lines that were taken off.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record Refund
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it counts.</summary>
    public DateTimeOffset ProcessedAt { get; init; }

    /// <summary>Why, for people.</summary>
    public string? Note { get; init; }

    /// <summary>All of it; zero where lines were taken off and nothing was paid.</summary>
    public MoneyBag? TotalRefundedSet { get; init; }

    /// <summary>What of which lines: the client reads on until there are no more. Never null.</summary>
    public Connection<RefundLine> RefundLineItems { get => field ?? Connection<RefundLine>.Empty; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"Refund {Id}";
}
