using System.Globalization;
using Connectors.Domain.Reasons;

namespace Connectors.Flows.Engine.Polling;

/// <summary>What one look found: as much as a person can work on, and how many more there are.</summary>
/// <param name="Shown">Those that are shown; never null.</param>
/// <param name="More">How many more there are.</param>
internal sealed record LookFindings(IReadOnlyList<LookFinding> Shown, int More)
{
    /// <summary>Nothing was found.</summary>
    public static LookFindings None { get; } = new([], 0);

    /// <summary>Those that are shown; never null.</summary>
    public IReadOnlyList<LookFinding> Shown { get => field ?? []; init; } = Shown;

    /// <summary>As many as a person can work on, and in the last of them how many more there are. None holds anything up but its own offer.</summary>
    public IEnumerable<Problem> ToProblems() => Shown.Index().Select(f => new Problem(
        f.Item.Subject,
        More > 0 && f.Index == Shown.Count - 1
            ? f.Item.Why with { Facts = [.. f.Item.Why.Facts, new Fact("more of them", More.ToString(CultureInfo.InvariantCulture))] }
            : f.Item.Why) { Holds = false });

    /// <summary>Collects what one look finds: one use.</summary>
    internal sealed class Collector
    {
        private readonly List<LookFinding> _shown = [];
        private int _more;

        public void Add(string subject, Refusal why)
        {
            if (_shown.Count < UnreadableDocument.MostShown)
                _shown.Add(new LookFinding(subject, why));
            else
                _more++;
        }

        public LookFindings ToFindings() => new(_shown, _more);
    }
}
