using System.Globalization;

namespace Connectors.Http;

/// <summary>Whether schedules fit the published call frequencies.</summary>
/// <param name="Entries">One for each schedule, in the same order; never null.</param>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record CallPlanResult(IReadOnlyList<CallPlanEntry> Entries)
{
    /// <summary>Whether everything fits.</summary>
    public bool Fits => Entries.All(static e => e.Fits);

    /// <summary>One sentence for each schedule that does not fit; empty when all do.</summary>
    public IReadOnlyList<string> Mistakes => [.. Entries.Where(static e => !e.Fits).Select(Sentence)];

    /// <summary>That everything fits, or a line for each schedule that does not.</summary>
    public override string ToString() => Fits ? string.Create(CultureInfo.InvariantCulture, $"All {Entries.Count} schedules fit.") : string.Join(Environment.NewLine, Mistakes);

    private static string Sentence(CallPlanEntry entry)
    {
        var use = entry.Uses.First(static u => !u.Fits);
        var remedy = entry.ShortestEvery is { } shortest ? $"it fits every {shortest:c}" : "the other schedules alone use all of it";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{entry.Schedule.Operation.Code} every {entry.Schedule.Every:c}: {use.Used:0.##} {(use.CountsRuns ? "runs" : "calls")} in {use.Limit.Window:c} where {use.Limit.Permits} are allowed; {remedy}.");
    }
}
