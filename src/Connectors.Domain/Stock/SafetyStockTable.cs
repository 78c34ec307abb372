namespace Connectors.Domain.Stock;

/// <summary>How much stock is kept back, and where.</summary>
/// <remarks>Value equality does not look into the lists. Mistakes in <see cref="Peaks"/> name columns that start with <c>Peak.</c>.</remarks>
public sealed record SafetyStockTable
{
    /// <summary>Version that every answer is traced back to; not empty.</summary>
    public required string Version { get; init; }

    /// <summary>The safety stocks, never null. Exactly one of them has no condition, so that every question has an answer.</summary>
    public IReadOnlyList<SafetyStockRow> Rows { get => field ?? []; init; }

    /// <summary>The peak windows that rows may name, never null. No two overlap.</summary>
    public IReadOnlyList<StockPeak> Peaks { get => field ?? []; init; }
}
