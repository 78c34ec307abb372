namespace Connectors.Domain.Stock;

/// <summary>What may be shown, and which safety stock was kept back.</summary>
/// <param name="Quantity">Base units that may be shown: the sellable stock less the safety stock, never below zero.</param>
/// <param name="SafetyStock">Base units the rule keeps back; more than there is when stock is short.</param>
/// <param name="Row">Position of the row that says so in the safety stock table, from 1.</param>
/// <param name="TableVersion">Version of that table.</param>
public readonly record struct AvailableToSell(decimal Quantity, decimal SafetyStock, int Row, string TableVersion);
