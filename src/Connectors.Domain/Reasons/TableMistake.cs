namespace Connectors.Domain.Reasons;

/// <summary>One wrong row of a table.</summary>
/// <param name="Row">Position of the row in the table, from 1; 0 when it is about the table as a whole.</param>
/// <param name="Column">The column that is wrong.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Expected">What would be right.</param>
public sealed record TableMistake(int Row, string Column, string Value, string Expected);
