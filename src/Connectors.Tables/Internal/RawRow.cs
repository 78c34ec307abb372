namespace Connectors.Tables.Internal;

/// <summary>The cells of one row in the order of the table's columns; null where there is nothing.</summary>
internal readonly record struct RawRow(int Line, string?[] Cells);
