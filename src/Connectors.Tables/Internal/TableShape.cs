namespace Connectors.Tables.Internal;

/// <summary>How the rows of one table look in a file.</summary>
internal sealed record TableShape<TRow>(string Name, Header Header, Func<RowCells, TRow> Read, Func<TRow, string?[]> Write);
