namespace Connectors.EndToEnd.Tests.Support;

/// <summary>
/// The one list of what our flows do wrong today, by the mix of the day and the code of the finding. It is strict: a finding that is not listed fails the run, and so
/// does an entry that is not found any more. Whoever mends a flow takes its entry out.
/// </summary>
internal static class ExpectedFailures
{
    public static IReadOnlySet<string> Of(string day) => All.Where(e => e.Day == day).Select(static e => e.Code).ToHashSet(StringComparer.Ordinal);

    private static readonly (string Day, string Code, string Why)[] All =
    [
    ];
}
