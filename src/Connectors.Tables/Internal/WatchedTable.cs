using Connectors.Domain.Reasons;

namespace Connectors.Tables.Internal;

/// <summary>One table with its files: the last good load, and what is wrong with newer content. Not thread-safe; its owner takes turns.</summary>
internal sealed class WatchedTable<TTable, TMap>
    where TTable : class
    where TMap : class
{
    private readonly string _name;
    private readonly IReadOnlyList<string> _paths;
    private readonly Func<IReadOnlyList<FileContent>, TableLoad<TTable, TMap>> _parse;
    private readonly Func<TTable, string> _versionOf;
    private readonly int _maxBytes;
    private string _seen = string.Empty;

    public WatchedTable(
        string name, IReadOnlyList<string?> paths, int maxBytes, TTable empty, Func<TTable, Compilation<TMap>> compile, Func<TTable, string> versionOf,
        Func<IReadOnlyList<FileContent>, TableLoad<TTable, TMap>> parse)
    {
        _name = name;
        _paths = [.. paths.OfType<string>()];
        _maxBytes = maxBytes;
        _parse = parse;
        _versionOf = versionOf;
        Table = empty;
        Map = compile(empty).Value ?? throw new InvalidOperationException($"An empty {name} table does not compile.");
    }

    public TTable Table { get; private set; }

    public TMap Map { get; private set; }

    public TableProblem? Problem { get; private set; }

    public string Version => _versionOf(Table);

    /// <summary>The files as they are now; null when they are as last taken.</summary>
    public IReadOnlyList<FileContent>? Look()
    {
        var contents = _paths.Select(path => FileContent.Read(path, _maxBytes)).ToArray();
        return contents.Length == 0 || Fingerprint(contents) == _seen ? null : contents;
    }

    /// <summary>Takes content: puts it in force when it is good, keeps the last good table when it is not.</summary>
    public void Take(IReadOnlyList<FileContent> contents, DateTimeOffset now)
    {
        _seen = Fingerprint(contents);
        var failures = contents.Where(static c => c.Failure is not null).Select(static c => new TableError(c.Path, 0, string.Empty, string.Empty, c.Failure!)).ToArray();
        var load = failures.Length > 0 ? new TableLoad<TTable, TMap> { Errors = failures } : _parse(contents);
        if (load.IsOk)
        {
            (Table, Map, Problem) = (load.Table, load.Map, null);
        }
        else
        {
            Problem = new TableProblem { Table = _name, VersionInForce = Version, Since = now, Errors = load.Errors };
        }
    }

    public static string Fingerprint(IReadOnlyList<FileContent> contents) => string.Join('|', contents.Select(static c => c.Fingerprint));
}
