namespace Connectors.Domain.Documents;

/// <summary>What became of levels that a B2B store was told.</summary>
/// <param name="Accepted">How many rows show what they were told, those that showed it before too.</param>
/// <param name="Rejected">Rows that were not taken, each with its reason; never null.</param>
/// <remarks>Value equality does not look into <see cref="Rejected"/>.</remarks>
public sealed record B2BStockResult(int Accepted, IReadOnlyList<RejectedRow> Rejected)
{
    /// <summary>Rows that were not taken, each with its reason; never null.</summary>
    public IReadOnlyList<RejectedRow> Rejected { get => field ?? []; init; } = Rejected;
}
