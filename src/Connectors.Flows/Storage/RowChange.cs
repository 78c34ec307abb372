namespace Connectors.Flows.Storage;

/// <summary>A row of a side table as a commit leaves it: what is too much for a state, for example the stock of each SKU.</summary>
/// <param name="Table">Name of the table; made when it is not there.</param>
/// <param name="Key">Key of the row; tables are read in its order, by code point.</param>
/// <param name="Content">What stands there from now on; null deletes the row. Free of personal data.</param>
public sealed record RowChange(string Table, string Key, string? Content);
