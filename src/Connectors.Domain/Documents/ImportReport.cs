
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

    /// <summary>Rows that were refused, as far as counted; never less than <see cref="Rejected"/> holds.</summary>
    public long RejectedRows { get => Math.Max(field, Rejected.Count); init; }

    /// <summary>Whether rows were refused and the marketplace's report of them could not be had: how many is known, which and why is not.</summary>
    public bool AreReasonsMissing { get; init; }

    /// <summary>Whether every row was taken.</summary>
    public bool AllTaken => Progress == ImportProgress.Complete && RejectedRows == 0 && !AreReasonsMissing;

    /// <summary>How it stands, in words and figures.</summary>
    public override string ToString() => FormattableString.Invariant($"import {Id} {Progress}: {AcceptedRows} rows taken, {RejectedRows} refused{(AreReasonsMissing ? ", without reasons" : string.Empty)}");
}
