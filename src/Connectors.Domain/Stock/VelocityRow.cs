namespace Connectors.Domain.Stock;

/// <summary>One velocity class.</summary>
/// <param name="Class">Its name; unique.</param>
/// <param name="FromPerDay">Base units sold a day from which a SKU is in it.</param>
/// <param name="KeepFromPerDay">Base units a day down to which a SKU that is in it stays, so that it does not go to and fro; not above <paramref name="FromPerDay"/>.</param>
/// <param name="Trigger">What makes its stock be published.</param>
public sealed record VelocityRow(string Class, decimal FromPerDay, decimal KeepFromPerDay, StockTrigger Trigger);
