namespace Connectors.Mirakl.Internal;

/// <summary>The rows of a file that must be sent again are not the rows that were sent.</summary>
internal sealed class RowsChangedException() : Exception("The rows could not be read a second time as they were the first.");
