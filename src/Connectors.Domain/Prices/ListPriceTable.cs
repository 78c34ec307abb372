namespace Connectors.Domain.Prices;

/// <summary>What SKUs are to cost on the price lists of B2B stores.</summary>
/// <remarks>Value equality does not look into <see cref="Rows"/>.</remarks>
public sealed record ListPriceTable
{
    /// <summary>Version that every answer is traced back to; not empty.</summary>
    public required string Version { get; init; }

    /// <summary>The prices, never null.</summary>
    public IReadOnlyList<ListPriceRow> Rows { get => field ?? []; init; }
}
