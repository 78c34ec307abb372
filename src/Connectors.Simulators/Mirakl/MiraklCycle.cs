namespace Connectors.Simulators.Mirakl;

/// <summary>A billing cycle: what became payable, and its payout.</summary>
internal sealed class MiraklCycle
{
    public required string Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string Currency { get; init; }

    public required decimal Payout { get; init; }

    public required string Voucher { get; init; }

    public DateTimeOffset? PaidAt { get; set; }

    public string? Reference { get; set; }
}
