namespace Connectors.Tables;

/// <summary>Where the mapping tables are. A path may be absolute or relative to the current directory; the format (CSV or JSON) is told from the content.</summary>
/// <remarks>Where no file is given the table of <see cref="Use"/> is in force, and else the standard one: see the properties of <see cref="MappingSnapshot"/>.</remarks>
public sealed class ConnectorTablesOptions
{
    private readonly Dictionary<TableSchema, object> _tables = [];

    /// <summary>
    /// Folder with a file for each sheet that is there, named after it: <c>carriers.csv</c>, <c>unit-aliases.json</c>. A CSV or JSON file of another name
    /// is an error, and so is a file that goes away. Null: only <see cref="Files"/> count.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>Paths of single files by sheet name, for example <c>unit-aliases</c>. They count before those in <see cref="Folder"/>.</summary>
    public IDictionary<string, string> Files { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Separator of CSV files: comma, semicolon or tab. Null: told from each file's header.</summary>
    public char? Separator { get; set; }

    /// <summary>How often the files are looked at. Zero: only when <see cref="MappingTables.CheckAsync"/> is called. Default 5 seconds.</summary>
    public TimeSpan CheckEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a changed file must stay the same before it is taken, so that a half-written one is not. Default 250 milliseconds.</summary>
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Largest file that is read, in bytes. Default 64 MiB.</summary>
    public int MaxFileBytes { get; set; } = 64 * 1024 * 1024;

    /// <inheritdoc cref="TableReadOptions.MaxRows"/>
    public int MaxRows { get; set; } = TableReadOptions.DefaultMaxRows;

    /// <inheritdoc cref="TableReadOptions.MaxErrors"/>
    public int MaxErrors { get; set; } = TableReadOptions.DefaultMaxErrors;

    /// <summary>Waits for the reading of a path, and says whether it ended; null for five seconds.</summary>
    internal Func<string, Task, bool>? WaitsForFile { get; set; }

    /// <summary>Puts a table from code in force, in place of the standard one; a file for it replaces both.</summary>
    /// <param name="schema">Which table.</param>
    /// <param name="table">The table; its mistakes are told when the tables are loaded.</param>
    /// <returns>These options.</returns>
    public ConnectorTablesOptions Use<TTable, TMap>(TableSchema<TTable, TMap> schema, TTable table)
        where TTable : class
        where TMap : class
    {
        _tables[schema] = table;
        return this;
    }

    internal TTable? Find<TTable, TMap>(TableSchema<TTable, TMap> schema)
        where TTable : class
        where TMap : class => _tables.GetValueOrDefault(schema) as TTable;
}
