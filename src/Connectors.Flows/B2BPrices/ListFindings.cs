using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.B2BPrices;

/// <summary>What a person must see of one list: small, however many SKUs it is about.</summary>
/// <param name="List">The list.</param>
/// <param name="Groups">By reason; never null.</param>
/// <remarks>Value equality does not look into <see cref="Groups"/>.</remarks>
internal sealed record ListFindings(string List, IReadOnlyList<FindingGroup> Groups)
{
    /// <summary>By reason; never null.</summary>
    public IReadOnlyList<FindingGroup> Groups { get => field ?? []; init; } = Groups;

    /// <summary>With one more.</summary>
    public ListFindings Add(string subject, Refusal why) => Add(new FindingGroup([new LookFinding(subject, why)], 0));

    /// <summary>With all of another.</summary>
    public ListFindings Add(ListFindings other) => other.Groups.Aggregate(this, static (all, group) => all.Add(group));

    public IEnumerable<Problem> ToProblems() => Groups.SelectMany(g => g.ToProblems(List));

    private ListFindings Add(FindingGroup group)
    {
        var groups = Groups.ToList();
        var at = groups.FindIndex(g => g.Shown[0].Why.Reason == group.Shown[0].Why.Reason);
        if (at < 0)
            groups.Add(group);
        else
            groups[at] = groups[at].Add(group);
        return this with { Groups = groups };
    }
}
