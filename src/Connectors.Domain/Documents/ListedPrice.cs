using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>One of the prices that a marketplace keeps of an offer.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ListedPrice
{
    /// <summary>What one costs without discount; null when not given.</summary>
    public Money? Price { get; init; }

    /// <summary>What one costs while the discount lasts; null without a discount.</summary>
    public Money? DiscountPrice { get; init; }

    /// <summary>First instant of the discount, UTC; null for no beginning.</summary>
    public DateTimeOffset? DiscountFrom { get; init; }

    /// <summary>Last instant of the discount, UTC; null for open end.</summary>
    public DateTimeOffset? DiscountUntil { get; init; }

    /// <summary>The channels it is for; empty for all that have none of their own. Never null.</summary>
    public IReadOnlyList<string> Channels { get => field ?? []; init; }

    /// <summary>
    /// What else it goes by, in words such as <c>number of pieces</c>: <see cref="OfferPricing"/> cannot say it, and a price import would take it away. Empty when it holds for everybody, always. Never null.
    /// </summary>
    public IReadOnlyList<string> Conditions { get => field ?? []; init; }
}
