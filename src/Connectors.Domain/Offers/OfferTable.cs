namespace Connectors.Domain.Offers;

/// <summary>Which offer of which marketplace sells which SKU in which pack.</summary>
/// <remarks>Value equality does not look into <see cref="Rows"/>.</remarks>
public sealed record OfferTable
{
    /// <summary>Version that every answer is traced back to; not empty.</summary>
    public required string Version { get; init; }

    /// <summary>The offers, never null.</summary>
    public IReadOnlyList<OfferRow> Rows { get => field ?? []; init; }
}
