using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.Prices;

/// <summary>One price of an offer, in the currency of its set.</summary>
/// <param name="Channel">The channel it is for; null for all that have none of their own.</param>
/// <param name="Price">What one costs.</param>
/// <param name="Discount">What one costs while the discount lasts; null without one.</param>
/// <param name="From">First instant of the discount, UTC; null for at once.</param>
/// <param name="Until">Last instant of the discount, UTC; null for open end.</param>
internal sealed record SetPrice(string? Channel, decimal Price, decimal? Discount = null, DateTimeOffset? From = null, DateTimeOffset? Until = null)
{
    /// <summary>The least that a shopper pays by it.</summary>
    public decimal Least() => Discount ?? Price;

    /// <summary>What of it still matters: a discount that is over is none, one that has begun holds at once, and marketplaces keep whole seconds.</summary>
    public SetPrice At(DateTimeOffset now) => Discount is null || Until < now
        ? new SetPrice(Channel, Price)
        : this with { From = From <= now ? null : Whole(From), Until = Whole(Until) };

    /// <summary>As a marketplace is told.</summary>
    public OfferPricing ToDocument(OfferId offer, Sku shopSku, CurrencyCode currency) =>
        new(offer, shopSku, new Money(Price, currency), Discount is { } discount ? new Money(discount, currency) : null, From, Until, Channel);

    private static DateTimeOffset? Whole(DateTimeOffset? instant) => instant is { } at ? new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero) : null;
}
