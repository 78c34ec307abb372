using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>An offer as a marketplace shows it to shoppers at one moment.</summary>
/// <remarks>Value equality does not look into <see cref="InactiveReasons"/> and <see cref="Prices"/>.</remarks>
public sealed record MarketplaceListing
{
    /// <summary>The marketplace's id of the offer.</summary>
    public required OfferId OfferId { get; init; }

    /// <summary>The SKU the marketplace shows for it.</summary>
    public required Sku ShopSku { get; init; }

    /// <summary>The marketplace's SKU of the product; null when not given.</summary>
    public string? ProductSku { get; init; }

    /// <summary>The marketplace's code of the condition that the goods are in, such as <c>11</c>; null when not given.</summary>
    public string? Condition { get; init; }

    /// <summary>Days until the goods leave, as the marketplace counts them; null when not given.</summary>
    public int? LeadTimeDays { get; init; }

    /// <summary>Pieces of the offer that can be bought; null when not given.</summary>
    public long? Quantity { get; init; }

    /// <summary>What the shopper pays for one; null when not given.</summary>
    public Money? Price { get; init; }

    /// <summary>Every price that the marketplace keeps of it, those of channels, customers and times included; empty when not given. Never null.</summary>
    public IReadOnlyList<ListedPrice> Prices { get => field ?? []; init; }

    /// <summary>When the marketplace last changed anything of it, UTC; null when not given.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Whether it can be bought.</summary>
    public bool IsActive { get; init; }

    /// <summary>The marketplace's words for why it cannot; never null.</summary>
    public IReadOnlyList<string> InactiveReasons { get => field ?? []; init; }
}
