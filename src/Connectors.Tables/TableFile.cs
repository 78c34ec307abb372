namespace Connectors.Tables;

/// <summary>A file to read as one sheet of a table.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Name">What errors call the file.</param>
/// <param name="Content">Its bytes, CSV or JSON in UTF-8.</param>
public sealed record TableFile(string Sheet, string Name, ReadOnlyMemory<byte> Content);
