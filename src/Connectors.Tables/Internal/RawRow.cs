namespace Connectors.Tables.Internal;

/// <summary>The cells of one row in the order of the table's columns; null where there is nothing. The array is used again for the next row.</summary>
internal readonly record struct RawRow(int Line, string?[] Cells);
