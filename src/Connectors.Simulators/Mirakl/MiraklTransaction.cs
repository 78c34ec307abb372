namespace Connectors.Simulators.Mirakl;

/// <summary>A line of the shop's account at the marketplace; above zero is owed to the seller.</summary>
internal sealed class MiraklTransaction
{
    public required string Id { get; init; }

    public required string Type { get; init; }

    public required decimal Amount { get; init; }

    /// <summary>Whether only what was credited and debited is told.</summary>
    public bool HidesAmount { get; init; }

    public required decimal Balance { get; init; }

    public required string Currency { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    public MiraklOrder? Order { get; init; }

    public MiraklOrderLine? Line { get; init; }

    public string? RefundId { get; init; }

    public string State { get; set; } = "PENDING";

    public MiraklCycle? Cycle { get; set; }

    public string? DocumentNumber { get; set; }
}
