using Connectors.Tables.Internal;

namespace Connectors.Tables;

/// <summary>What one mapping table looks like in files. All of them are in <see cref="TableSchemas"/>. Immutable and thread-safe.</summary>
public abstract class TableSchema
{
    private protected TableSchema(string name, IReadOnlyList<TableSheet> sheets)
    {
        Name = name;
        Sheets = sheets;
    }

    /// <summary>Name of the table, as refusals and exception records have it, for example <c>safety stock</c>.</summary>
    public string Name { get; }

    /// <summary>Its files. The first holds the table's rows and is needed; the others may be left out.</summary>
    public IReadOnlyList<TableSheet> Sheets { get; }

    /// <summary>The name of the table.</summary>
    public override string ToString() => Name;

    internal abstract WatchedTable Watch(ConnectorTablesOptions options);
}
