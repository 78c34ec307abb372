using Connectors.Domain.Reasons;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.Stock;

/// <summary>What one look found: as much as a person can work on, and how many more there are.</summary>
/// <param name="Shown">Those that are shown; never null.</param>
/// <param name="More">How many more there are.</param>
internal sealed record StockFindings(IReadOnlyList<StockFinding> Shown, int More)
{
    /// <summary>Nothing was found.</summary>
    public static StockFindings None { get; } = new([], 0);

    /// <summary>Those that are shown; never null.</summary>
    public IReadOnlyList<StockFinding> Shown { get => field ?? []; init; } = Shown;

    /// <summary>Collects what one look finds: one use.</summary>
    internal sealed class Collector
    {
        private readonly List<StockFinding> _shown = [];
        private int _more;

        public void Add(string subject, Refusal why)
        {
            if (_shown.Count < UnreadableDocument.MostShown)
                _shown.Add(new StockFinding(subject, why));
            else
                _more++;
        }

        public StockFindings ToFindings() => new(_shown, _more);
    }
}
