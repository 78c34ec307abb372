namespace Connectors.Domain.Stock;

/// <summary>A time in which other safety stocks apply, for example a sale.</summary>
/// <param name="Name">What rows call it; unique.</param>
/// <param name="From">First instant of it, UTC.</param>
/// <param name="Until">First instant after it, UTC.</param>
public sealed record StockPeak(string Name, DateTimeOffset From, DateTimeOffset Until);
