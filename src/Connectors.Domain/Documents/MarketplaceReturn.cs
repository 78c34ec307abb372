using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Goods on their way back, as a marketplace shows it at one moment. A return moves goods; money goes back by a refund of its own.</summary>
/// <remarks>Value equality does not look into <see cref="Lines"/>.</remarks>
public sealed record MarketplaceReturn
{
    /// <summary>The marketplace's id of the return.</summary>
    public required string Id { get; init; }

    /// <summary>The order the goods belong to.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>The marketplace's word for where it stands; <see cref="Returns.ReturnStatusMap"/> knows what it means.</summary>
    public required string StateText { get; init; }

    /// <summary>The seller's return number; null when there is none.</summary>
    public string? Rma { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the marketplace last changed it, UTC.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Tracking number of the parcel; null while there is none.</summary>
    public TrackingNumber? TrackingNumber { get; init; }

    /// <summary>What comes back; never null.</summary>
    public IReadOnlyList<MarketplaceReturnLine> Lines { get => field ?? []; init; }
}
