namespace Connectors.Flows.Storage;

/// <summary>A row of a side table.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Content">What stands there.</param>
public sealed record TableRow(string Key, string Content);
