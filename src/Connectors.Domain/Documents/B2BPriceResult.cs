namespace Connectors.Domain.Documents;

/// <summary>What became of prices that a B2B store was told.</summary>
/// <param name="Accepted">How many SKUs were taken.</param>
/// <param name="Rejected">SKUs that were not taken, each with its reason: they cost what they did before. Never null.</param>
/// <remarks>Value equality does not look into <see cref="Rejected"/>.</remarks>
public sealed record B2BPriceResult(int Accepted, IReadOnlyList<RejectedRow> Rejected)
{
    /// <summary>SKUs that were not taken, each with its reason: they cost what they did before. Never null.</summary>
    public IReadOnlyList<RejectedRow> Rejected { get => field ?? []; init; } = Rejected;
}
