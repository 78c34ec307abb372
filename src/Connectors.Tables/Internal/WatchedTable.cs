using Connectors.Domain.Reasons;

namespace Connectors.Tables.Internal;

/// <summary>One table with its files: the last good load, and what is wrong with newer content. Not thread-safe; its owner takes turns.</summary>
internal abstract class WatchedTable(TableSchema schema, ConnectorTablesOptions options)
{
    private const string NoVersion = "none";

    private readonly SheetFiles _files = new(schema, options);
    private string _seen = string.Empty;

    public TableSchema Schema { get; } = schema;

    /// <summary>The table in force; null when there is none.</summary>
    public LoadedTable? InForce { get; protected set; }

    public RefusedTable? Refused { get; private set; }

    public string Version => InForce?.Version ?? NoVersion;

    /// <summary>The files as they are now; null when they are as last taken.</summary>
    public IReadOnlyList<FileContent>? Look()
    {
        var contents = _files.Read();
        return contents.Count == 0 || Fingerprint(contents) == _seen ? null : contents;
    }

    /// <summary>Takes content: puts it in force when it is good, keeps the last good table when it is not.</summary>
    public void Take(IReadOnlyList<FileContent> contents, DateTimeOffset now)
    {
        _seen = Fingerprint(contents);
        RowError[] failures = [.. contents.Where(static c => c.Failure is not null).Select(static c => new RowError(c.Path, 0, string.Empty, string.Empty, c.Failure!))];
        Report(failures.Length > 0 ? failures : Read([.. contents.Select(static c => new TableFile(c.Sheet, c.Path, c.Bytes))]), now);
    }

    /// <summary>Puts the table in force that the host has in code, or else the standard one. A file replaces it.</summary>
    public void TakeStandard(DateTimeOffset now) => Report(ReadStandard(), now);

    public static string Fingerprint(IReadOnlyList<FileContent> contents) => string.Join('|', contents.Select(static c => c.Fingerprint));

    /// <summary>Reads files and puts them in force.</summary>
    /// <returns>Everything that is wrong with them.</returns>
    protected abstract IReadOnlyList<RowError> Read(IReadOnlyList<TableFile> files);

    protected abstract IReadOnlyList<RowError> ReadStandard();

    private void Report(IReadOnlyList<RowError> errors, DateTimeOffset now) =>
        Refused = errors.Count == 0 ? null : new RefusedTable { Table = Schema.Name, VersionInForce = Version, Since = now, Errors = errors };
}

/// <inheritdoc/>
internal sealed class WatchedTable<TTable, TMap>(TableSchema<TTable, TMap> schema, ConnectorTablesOptions options) : WatchedTable(schema, options)
    where TTable : class
    where TMap : class
{
    private readonly TableReadOptions _reading = new() { Separator = options.Separator, MaxRows = options.MaxRows, MaxErrors = options.MaxErrors };
    private readonly TTable? _standard = options.Find(schema) ?? schema.Standard;

    protected override IReadOnlyList<RowError> Read(IReadOnlyList<TableFile> files)
    {
        var load = schema.Read(files, _reading);
        if (load.IsOk)
        {
            InForce = new LoadedTable<TTable, TMap>(schema, load.Value.Table, load.Value.Map);
        }

        return load.Refusals;
    }

    protected override IReadOnlyList<RowError> ReadStandard()
    {
        if (_standard is null)
        {
            return [];
        }

        var compilation = schema.Compile(_standard);
        if (compilation.IsOk)
        {
            InForce = new LoadedTable<TTable, TMap>(schema, _standard, compilation.Value);
        }

        return [.. compilation.Refusals.Select(e => e with { File = $"{schema.Name} in code" })];
    }
}
