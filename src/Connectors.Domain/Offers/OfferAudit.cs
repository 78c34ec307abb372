namespace Connectors.Domain.Offers;

/// <summary>
/// The listings of one marketplace against the offer table. Nothing is skipped: every active listing is counted in <see cref="Mapped"/> or stands in <see cref="Findings"/>.
/// </summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record OfferAudit
{
    /// <summary>Active listings that were compared.</summary>
    public required int Active { get; init; }

    /// <summary>Active listings that the table maps as the marketplace shows them.</summary>
    public required int Mapped { get; init; }

    /// <summary>Active listings that cannot be sold or written safely, by offer id; never null.</summary>
    public IReadOnlyList<OfferFinding> Findings { get => field ?? []; init; }

    /// <summary>Rows of the table whose offer is not listed as active, by offer id: nothing is sold by them. Never null.</summary>
    public IReadOnlyList<OfferRow> NotListed { get => field ?? []; init; }
}
