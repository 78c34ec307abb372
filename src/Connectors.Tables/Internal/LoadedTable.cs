namespace Connectors.Tables.Internal;

/// <summary>A table in force.</summary>
internal abstract record LoadedTable(TableSchema Schema, string Version)
{
    public abstract object Compiled { get; }

    public abstract IEnumerable<string?[]> Cells(string sheet);

    public abstract void WriteCsv(string sheet, TextWriter writer);
}

/// <inheritdoc/>
internal sealed record LoadedTable<TTable, TMap>(TableSchema<TTable, TMap> TypedSchema, TTable Table, TMap Map) : LoadedTable(TypedSchema, TypedSchema.VersionOf(Table))
    where TTable : class
    where TMap : class
{
    public override object Compiled => Map;

    public override IEnumerable<string?[]> Cells(string sheet) => TypedSchema.Cells(Table, sheet);

    public override void WriteCsv(string sheet, TextWriter writer) => TypedSchema.WriteCsv(Table, writer, sheet);
}
