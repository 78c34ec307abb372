using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Internal;

/// <summary>Between the platform's offers and files and the neutral ones. Pure.</summary>
internal static class OfferMapping
{
    public static MarketplaceListing ToListing(ExportedOffer offer, string shopSku)
    {
        var currency = OrderMapping.Currency(offer.CurrencyIsoCode);
        var general = offer.Prices.FirstOrDefault(static p => p.Context is not { ChannelCodes.Count: > 0 }) ?? (offer.Prices.Count > 0 ? offer.Prices[0] : null);
        return new MarketplaceListing
        {
            OfferId = new OfferId(offer.OfferId.ToString(CultureInfo.InvariantCulture)),
            ShopSku = new Sku(shopSku),
            ProductSku = offer.ProductSku,
            Condition = offer.StateCode,
            LeadTimeDays = offer.LeadtimeToShip,
            Quantity = offer.Quantity,
            Price = (general?.DiscountPrice ?? general?.OriginPrice) is { } price && currency is { } known ? new Money(price, known) : null,
            Prices = [.. offer.Prices.Select(p => ToListed(p, currency)), .. offer.RetailPrices.Select(p => ToListed(p, currency, "retail price"))],
            ChangedAt = offer.LastUpdated,
            IsActive = offer.Active is true,
        };
    }

    /// <summary>The price of a single piece may stand among those by number of pieces, and then is none of them. Without a currency there is a price all the same, and nobody knows which.</summary>
    private static ListedPrice ToListed(ExportedPrice price, CurrencyCode? currency, params IEnumerable<string> conditions)
    {
        var single = price.VolumePrices is [{ QuantityThreshold: <= 1 } only] ? only : null;
        return new ListedPrice
        {
            Price = In(price.OriginPrice ?? single?.UnitOriginPrice),
            DiscountPrice = In(price.DiscountPrice ?? single?.UnitDiscountPrice),
            DiscountFrom = price.DiscountStartDate,
            DiscountUntil = price.DiscountEndDate,
            Channels = price.Context?.ChannelCodes ?? [],
            Conditions = [.. conditions, .. Conditions(price, single is not null)],
        };

        Money? In(decimal? amount) => amount is { } known && currency is { } of ? new Money(known, of) : null;
    }

    private static IEnumerable<string> Conditions(ExportedPrice price, bool isSingle)
    {
        if (price.VolumePrices.Count > 0 && !isSingle)
            yield return "number of pieces";
        if (price.Context is not { } context)
            yield break;
        if (context.CustomerGroupIds.Count + context.CustomerOrganizationIds.Count > 0)
            yield return "customer";
        if (context.StartDate is not null || context.EndDate is not null)
            yield return "time";
        if (context.AdditionalData is { Count: > 0 })
            yield return "something that this version does not know";
    }

    /// <summary>An id that is no number belongs to no offer of the platform: 0 is none.</summary>
    public static OfferIdentity ToIdentity(OfferId offer, Sku shopSku) =>
        new(long.TryParse(offer.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, shopSku.Value);

    public static RejectedRow ToWithheld(Sku shopSku, OfferIdentityMismatch mismatch) => new(
        shopSku,
        mismatch.ShownSku is { } shown ? $"The marketplace shows SKU {shown} for this offer." : "The marketplace does not list this offer.");

    public static StockRow ToRow(OfferQuantity row) => row.Quantity is >= 0 and <= int.MaxValue
        ? new StockRow(row.ShopSku.Value, (int)row.Quantity, row.Warehouse)
        : throw new ArgumentException($"The quantity of {row.ShopSku} must be between 0 and {int.MaxValue.ToString(CultureInfo.InvariantCulture)}.", nameof(row));

    public static PriceRow ToRow(OfferPricing row) => new(row.ShopSku.Value, row.Price.Amount)
    {
        DiscountPrice = row.DiscountPrice?.Amount,
        DiscountStart = row.DiscountFrom,
        DiscountEnd = row.DiscountUntil,
        Channels = row.Channel is null ? [] : [row.Channel],
    };

    public static ImportProgress Progress(ImportState state) =>
        state == ImportState.Complete ? ImportProgress.Complete
        : state == ImportState.Failed || state == ImportState.Cancelled ? ImportProgress.Failed
        : state == ImportState.Waiting || state == ImportState.Running ? ImportProgress.Running
        : ImportProgress.Unknown;

    public static RejectedRow ToRejected(ImportRowError error) =>
        new(string.IsNullOrWhiteSpace(error.Row["offer-sku"]) ? null : new Sku(error.Row["offer-sku"]!), error.Message);
}
