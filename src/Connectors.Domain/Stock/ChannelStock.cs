using Connectors.Domain.Values;

namespace Connectors.Domain.Stock;

/// <summary>What a channel shows of one offer, and what is known about how it came to that.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record ChannelStock
{
    /// <summary>What the channel calls the offer.</summary>
    public required Sku OfferSku { get; init; }

    /// <summary>What it shows, in whole packs; null when it does not list the offer.</summary>
    public required long? Shown { get; init; }

    /// <summary>When it was read, UTC.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>What it was told, in any order; never null.</summary>
    public IReadOnlyList<PublishedStock> Published { get => field ?? []; init; }

    /// <summary>What it sold, in any order; never null.</summary>
    public IReadOnlyList<ChannelSale> Sales { get => field ?? []; init; }
}
