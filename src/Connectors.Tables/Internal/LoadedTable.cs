namespace Connectors.Tables.Internal;

/// <summary>A table in force.</summary>
internal abstract record LoadedTable(TableSchema Form, string Version)
{
    public abstract IEnumerable<string?[]> Cells(string sheet);

    public abstract void WriteCsv(string sheet, TextWriter writer);
}

/// <inheritdoc/>
internal sealed record LoadedTable<TTable, TMap>(TableSchema<TTable, TMap> TypedForm, TTable Table, TMap Map) : LoadedTable(TypedForm, TypedForm.VersionOf(Table))
    where TTable : class
    where TMap : class
{
    public override IEnumerable<string?[]> Cells(string sheet) => TypedForm.Cells(Table, sheet);

    public override void WriteCsv(string sheet, TextWriter writer) => TypedForm.WriteCsv(Table, writer, sheet);
}
