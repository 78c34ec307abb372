using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Prices;
using Connectors.Domain.Values;

namespace Connectors.Flows.Prices;

/// <summary>All prices of one offer together, as a marketplace replaces them.</summary>
/// <param name="Currency">Their currency.</param>
/// <param name="Prices">Each channel once; never null.</param>
/// <remarks>Value equality does not look into the list.</remarks>
internal sealed record PriceSet(CurrencyCode Currency, IReadOnlyList<SetPrice> Prices)
{
    /// <summary>As the table says.</summary>
    public static PriceSet Of(IReadOnlyList<OfferPriceRow> rows) =>
        new(rows[0].Currency, [.. rows.Select(static r => new SetPrice(r.Channel, r.Price, r.DiscountPrice, r.DiscountFrom, r.DiscountUntil))]);

    /// <summary>What of a listing holds for everybody, as far as the marketplace says; null when it says no price.</summary>
    public static PriceSet? Of(MarketplaceListing listing)
    {
        var prices = listing.Prices.Where(static p => p is { Price: not null, Conditions.Count: 0 }).ToList();
        return prices.Count == 0 ? null : new PriceSet(prices[0].Price!.Value.Currency, [.. prices.SelectMany(ToSet)]);
    }

    /// <summary>What the shopper pays for one, where the marketplace says no price that holds for everybody; null when it does not say that either.</summary>
    public static PriceSet? OfShopper(MarketplaceListing listing) => listing.Price is { } price ? new PriceSet(price.Currency, [new SetPrice(null, price.Amount)]) : null;

    /// <summary>Whether both say the same to shoppers from now on, whatever order and zeros they are written with.</summary>
    public bool IsSame(PriceSet other, DateTimeOffset now) =>
        Currency == other.Currency && Prices.Count == other.Prices.Count && Prices.All(p => other.Find(p.Channel)?.At(now) == p.At(now));

    /// <summary>The price of a channel's own; null when it has none.</summary>
    public SetPrice? Find(string? channel) => Prices.FirstOrDefault(p => p.Channel == channel);

    /// <summary>As the marketplace is told: without discounts that are over.</summary>
    public IEnumerable<OfferPricing> ToDocuments(OfferId offer, Sku shopSku, DateTimeOffset now) => Prices.Select(p => p.At(now).ToDocument(offer, shopSku, Currency));

    /// <summary>For people: <c>22.5 GBP; 19.99 until 2026-12-24 00:00:00Z; BQ_UK 21 GBP</c>.</summary>
    public override string ToString() => string.Join("; ", Prices.Select(p => string.Create(
        CultureInfo.InvariantCulture,
        $"{(p.Channel is { } channel ? channel + ' ' : string.Empty)}{p.Price} {Currency}{(p.Discount is { } discount ? $", {discount}{Time(" from ", p.From)}{Time(" until ", p.Until)}" : string.Empty)}")));

    private static IEnumerable<SetPrice> ToSet(ListedPrice listed) => (listed.Channels.Count == 0 ? [null] : listed.Channels.Select(static c => (string?)c))
        .Select(channel => new SetPrice(channel, listed.Price!.Value.Amount, listed.DiscountPrice?.Amount, listed.DiscountFrom, listed.DiscountUntil));

    private static string Time(string word, DateTimeOffset? instant) => instant is { } at ? word + at.ToString("u", CultureInfo.InvariantCulture) : string.Empty;
}
