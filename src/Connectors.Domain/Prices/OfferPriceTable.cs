namespace Connectors.Domain.Prices;

/// <summary>What offers are to cost.</summary>
/// <remarks>Value equality does not look into <see cref="Rows"/>.</remarks>
public sealed record OfferPriceTable
{
    /// <summary>Version that every answer is traced back to; not empty.</summary>
    public required string Version { get; init; }

    /// <summary>The prices, never null.</summary>
    public IReadOnlyList<OfferPriceRow> Rows { get => field ?? []; init; }
}
