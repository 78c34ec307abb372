using Connectors.Domain.Tables;

namespace Connectors.Flows.Tables;

/// <summary>Several table sources as one: each table from the first that has it. That no two have the same is checked when the host starts.</summary>
/// <param name="sources">The sources.</param>
internal sealed class CombinedTables(IReadOnlyList<ITableSource> sources) : ITableSource
{
    private readonly Lock _gate = new();
    private Combined? _last;

    /// <summary>The sources as one.</summary>
    /// <param name="sources">The host's sources.</param>
    /// <param name="who">Who needs them, for example <c>orders need</c>.</param>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public static ITableSource Of(IReadOnlyList<ITableSource> sources, string who) => sources.Count switch
    {
        0 => throw new InvalidOperationException($"No ITableSource is registered, and {who} mapping tables."),
        1 => sources[0],
        _ => new CombinedTables(sources),
    };

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
