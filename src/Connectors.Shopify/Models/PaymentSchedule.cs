namespace Connectors.Shopify.Models;

/// <summary>When what of an order is due.</summary>
public sealed record PaymentSchedule
{
    /// <summary>When it was made out.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>When it is due.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it was paid; null while it is not.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>All of it.</summary>
    public MoneyV2? TotalBalance { get; init; }

    /// <summary>What is left of it.</summary>
    public MoneyV2? BalanceDue { get; init; }
}
