using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.B2BPrices;

/// <summary>Findings of one list with the same reason: a few are a record each, many are one.</summary>
/// <param name="Shown">The first of them; never null, never empty.</param>
/// <param name="More">How many more there are.</param>
/// <remarks>Value equality does not look into <see cref="Shown"/>.</remarks>
internal sealed record FindingGroup(IReadOnlyList<LookFinding> Shown, int More)
{
    /// <summary>So many are a record each.</summary>
    public const int MostAlone = 5;

    /// <summary>The first of them; never null, never empty.</summary>
    public IReadOnlyList<LookFinding> Shown { get => field ?? []; init; } = Shown;

    /// <summary>How many there are.</summary>
    public int Count => Shown.Count + More;

    /// <summary>With all of another.</summary>
    public FindingGroup Add(FindingGroup other) => Shown.Count + other.Shown.Count is var all && all <= MostAlone
        ? new FindingGroup([.. Shown, .. other.Shown], More + other.More)
        : new FindingGroup([.. Shown.Concat(other.Shown).Take(MostAlone)], More + other.More + all - MostAlone);

    /// <summary>What a person sees.</summary>
    public IEnumerable<Problem> ToProblems(string list)
    {
        if (More == 0)
            return Shown.Select(static f => Warning(f.Subject, f.Why));
        var first = Shown[0].Why;
        return
        [
            Warning($"list {list}", first with
            {
                Message = string.Create(CultureInfo.InvariantCulture, $"{Count} SKUs of list '{list}', the first of them: {first.Message}"),
                Facts = [new Fact("list", list), new Fact("SKUs", Count.ToString(CultureInfo.InvariantCulture)), .. Shown.Select(static f => new Fact(f.Subject, Detail(f.Why)))],
            }),
        ];
    }

    private static string Detail(Refusal why) => string.Join("; ", why.Facts.Where(static f => f.Name is not ("list" or "SKU")).Select(static f => $"{f.Name}: {f.Value}"));

    private static Problem Warning(string subject, Refusal why) => new(subject, why) { Holds = false };
}
