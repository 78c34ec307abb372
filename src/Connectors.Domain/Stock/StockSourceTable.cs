namespace Connectors.Domain.Stock;

/// <summary>Which system says how much there is of what, and where.</summary>
/// <remarks>Value equality does not look into <see cref="Rows"/>.</remarks>
public sealed record StockSourceTable
{
    /// <summary>Version that every answer is traced back to; not empty.</summary>
    public required string Version { get; init; }

    /// <summary>The sources, never null.</summary>
    public IReadOnlyList<StockSourceRow> Rows { get => field ?? []; init; }
}
