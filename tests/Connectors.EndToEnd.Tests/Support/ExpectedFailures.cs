namespace Connectors.EndToEnd.Tests.Support;

/// <summary>
/// The one list of what our flows do wrong today, by the mix of the day and the code of the finding. It is strict: a finding that is not listed fails the run, and so
/// does an entry that is not found any more, but for those that appear only when calls that run side by side end in one order and not in another. Whoever mends a flow
/// takes its entry out. It is complete for the seeds that the tests run, and only for them.
/// </summary>
internal static class ExpectedFailures
{
    /// <summary>Those that every run must find, or else they are mended.</summary>
    public static IReadOnlySet<string> AlwaysOn(string day) => On(day, Always);

    public static IReadOnlySet<string> SometimesOn(string day) => On(day, Sometimes);

    private static HashSet<string> On(string day, IEnumerable<(string Day, string Code, string Why)> entries) =>
        entries.Where(e => e.Day == day).Select(static e => e.Code).ToHashSet(StringComparer.Ordinal);

    private static readonly (string Day, string Code, string Why)[] Always = [];

    private static readonly (string Day, string Code, string Why)[] Sometimes =
    [
        ("bad", "warehouse-too-much", "what is withdrawn while the call to the warehouse is under way is asked for"),
        ("bad", "confirmed-goods", "what is withdrawn while the warehouse packs cannot be told: the marketplace no longer expects it"),
        ("bad", "sent-too-much", "what is withdrawn while the warehouse packs is sent"),
        ("bad", "warehouse-address", "an address that changes between two polls, or while the warehouse packs, does not reach it in time"),
    ];
}
