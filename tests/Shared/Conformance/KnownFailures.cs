namespace Connectors.Testing;

/// <summary>
/// Every conformance check that fails today and is not small to mend, in one list. It is strict: a check that passes although it stands here fails the run, and so
/// does an entry that names no check. Take entries off as their causes go.
/// </summary>
internal static class KnownFailures
{
    private static readonly (string Suite, string Check, string Reason)[] All = [];

    public static IReadOnlyList<KnownFailure> Of(string suite) => [.. All.Where(k => k.Suite == suite).Select(static k => new KnownFailure(k.Check, k.Reason))];
}
