
namespace Connectors.Domain.Documents;

/// <summary>How an import stands. One that is complete may have refused rows: look at <see cref="Rejected"/>.</summary>
/// <remarks>Value equality does not look into <see cref="Rejected"/>.</remarks>
public sealed record ImportReport
{
    /// <summary>The marketplace's id of the import.</summary>
    public required string Id { get; init; }

    /// <summary>How far it is.</summary>
    public required ImportProgress Progress { get; init; }

    /// <summary>Rows that were taken, as far as counted.</summary>
    public long AcceptedRows { get; init; }

    /// <summary>Rows that were refused, each with its reason; empty while it runs; never null.</summary>
    public IReadOnlyList<RejectedRow> Rejected { get => field ?? []; init; }

    /// <summary>Whether every row was taken.</summary>
    public bool AllTaken => Progress == ImportProgress.Complete && Rejected.Count == 0;
}
