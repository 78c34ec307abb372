using Connectors.Domain.Tables;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>Several table sources as one: each table from the first that has it. That no two have the same is checked when the host starts.</summary>
/// <param name="sources">The sources.</param>
internal sealed class CombinedTables(IReadOnlyList<ITableSource> sources) : ITableSource
{
    private readonly Lock _gate = new();
    private Combined? _last;

    /// <inheritdoc/>
    public ITableSet Current
    {
        get
        {
            ITableSet[] now = [.. sources.Select(static s => s.Current)];
            lock (_gate)
            {
                // The same object for the same sets: whoever puts something together from it does so once.
                if (_last is null || !_last.Sets.SequenceEqual(now, ReferenceEqualityComparer.Instance))
                    _last = new Combined(now);
                return _last;
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<TableStatus> Statuses => [.. sources.SelectMany(static s => s.Statuses)];

    /// <inheritdoc/>
    public IDisposable OnChange(Action listener) => new Subscriptions([.. sources.Select(s => s.OnChange(listener))]);

    private sealed class Combined(ITableSet[] sets) : ITableSet
    {
        public ITableSet[] Sets => sets;

        public string Version => string.Join('+', sets.Select(static s => s.Version));

        public T? Find<T>()
            where T : class => sets.Select(static s => s.Find<T>()).FirstOrDefault(static t => t is not null);
    }

    private sealed class Subscriptions(IReadOnlyList<IDisposable> all) : IDisposable
    {
        public void Dispose()
        {
            foreach (var one in all)
                one.Dispose();
        }
    }
}
