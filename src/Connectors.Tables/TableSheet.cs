namespace Connectors.Tables;

/// <summary>One file of a table: a header and rows in CSV, an array of flat objects in JSON.</summary>
/// <param name="Name">What it is called: the key in <see cref="ConnectorTablesOptions.Files"/> and the stem of its file in a folder, for example <c>unit-aliases</c>.</param>
/// <param name="Columns">Its columns in the order in which they are written; a file may have them in any order.</param>
/// <param name="IsSettings">Whether its one row holds settings of the table as a whole. Without the row the settings are as when empty.</param>
public sealed record TableSheet(string Name, IReadOnlyList<TableColumn> Columns, bool IsSettings = false);
