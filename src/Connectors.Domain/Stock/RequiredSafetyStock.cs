namespace Connectors.Domain.Stock;

/// <summary>The smallest safety stock that keeps the risk, and what the promise rests on.</summary>
/// <param name="SafetyStock">Base units to keep back on each channel.</param>
/// <param name="Risk">Upper bound of the probability that stock is oversold in one lag, 0 to 1; never above <paramref name="Accepted"/>.</param>
/// <param name="Accepted">The risk that was accepted.</param>
/// <param name="Assumption">What has to be true for it; without it the bound says nothing.</param>
public sealed record RequiredSafetyStock(decimal SafetyStock, decimal Risk, decimal Accepted, OversellAssumption Assumption);
