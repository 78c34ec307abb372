namespace Connectors.Mirakl.Models;

/// <summary>A discount on the default price of an offer as OF24 takes it.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record FullOfferDiscount
{
    /// <summary>Price of one piece with discount; null where only <see cref="Ranges"/> count.</summary>
    public decimal? Price { get; init; }

    /// <summary>When it begins; null for at once.</summary>
    public DateTimeOffset? StartDate { get; init; }

    /// <summary>When it ends; null for never.</summary>
    public DateTimeOffset? EndDate { get; init; }

    /// <summary>Prices from a number of pieces on; empty for none.</summary>
    public IReadOnlyList<VolumePriceStep> Ranges { get => field ?? []; init; }
}
