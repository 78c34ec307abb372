namespace Connectors.Domain.Stock;

/// <summary>What may be shown, and which buffer was kept back.</summary>
/// <param name="Quantity">Base units that may be shown: the sellable stock less the buffer, never below zero.</param>
/// <param name="Buffer">Base units the rule keeps back; more than there is when stock is short.</param>
/// <param name="Row">Position of the row that says so in the buffer table, from 1.</param>
/// <param name="TableVersion">Version of that table.</param>
public readonly record struct BufferedStock(decimal Quantity, decimal Buffer, int Row, string TableVersion);
