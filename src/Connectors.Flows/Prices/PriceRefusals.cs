using System.Globalization;
using Connectors.Domain.Offers;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;

namespace Connectors.Flows.Prices;

/// <summary>What telling prices says no with, beside the modules' own refusals.</summary>
/// <param name="context">What holds for them.</param>
internal sealed class PriceRefusals(PriceContext context)
{
    private const string TableName = "prices";

    public Refusal Edited(OfferRow offer, ToldPrices told, PriceSet shown, DateTimeOffset seenAt) => Drift(
        offer, told, shown, "somebody else set it", context.Policy.CorrectsEdits ? "It is put right by itself; find out who changes prices there." : "Set it back in the portal, or enter it in the price table where it is meant.", [new Fact("seen", Text(seenAt))]);

    public Refusal NotTaken(OfferRow offer, ToldPrices told, PriceSet? shown) => Drift(
        offer, told, shown, "it still shows what it did before", "See whether the marketplace approves prices before it shows them, and what its imports say; it is told again by itself.", []);

    public Refusal Jump(OfferRow offer, OfferTruth truth, PriceSet? before, SetPrice price) => new()
    {
        Reason = ReasonCatalogue.PriceJump,
        Message = price.Price <= 0m
            ? $"Offer {offer.OfferId} of {context.Route.Marketplace} would cost nothing."
            : $"The price of offer {offer.OfferId} of {context.Route.Marketplace} would change by more than {Text(context.Policy.MostChange * 100m)} % at once.",
        Remedy = price.Price <= 0m ? "Correct the price." : "Correct the price; where it is meant, enter it once more as confirmed_price, or confirm it.",
        Facts =
        [
            .. About(offer), new Fact("channel", price.Channel ?? "all"), new Fact("was", before?.ToString() ?? "not known"), new Fact("is to be", truth.Prices.ToString()), new Fact("to confirm", Text(price.Least())),
        ],
        Table = TableName,
        TableVersion = context.Tables.Prices.Version,
    };

    public Refusal OfOthers(OfferRow offer, PriceSet truth, string others) => new()
    {
        Reason = ReasonCatalogue.PriceOfOthers,
        Message = $"{context.Route.Marketplace} has prices of offer {offer.OfferId} that others set; ours would take them away and are not sent.",
        Remedy = "End them in the portal, or enter them in the price table; set ReplacesOthers where such prices are never to stay.",
        Facts = [.. About(offer), new Fact("theirs", others), new Fact("is to be", truth.ToString())],
    };

    public Refusal Missing(OfferRow offer, PriceSet? shown) => new()
    {
        Reason = ReasonCatalogue.PriceMissing,
        Message = $"Nobody says what offer {offer.OfferId} of {context.Route.Marketplace} is to cost; it stays as it is shown.",
        Remedy = "Enter its price, or end the offer.",
        Facts = [.. About(offer), new Fact("shows", shown?.ToString() ?? "not known")],
        Table = TableName,
        TableVersion = context.Tables.Prices.Version,
    };

    public Refusal NotListed(OfferRow offer) => new()
    {
        Reason = ReasonCatalogue.PriceNotListed,
        Message = $"{context.Route.Marketplace} does not list offer {offer.OfferId}, which has a price.",
        Remedy = "Create the offer there, or take it out of the tables.",
        Facts = [.. About(offer)],
    };

    public Refusal Currency(OfferRow offer, PriceSet truth, PriceSet shown) => new()
    {
        Reason = ReasonCatalogue.PriceCurrency,
        Message = $"The price of offer {offer.OfferId} is in {truth.Currency}, and {context.Route.Marketplace} sells it in {shown.Currency}.",
        Remedy = "Enter the price in the marketplace's currency; nothing is converted.",
        Facts = [.. About(offer), new Fact("shows", shown.ToString()), new Fact("is to be", truth.ToString())],
        Table = TableName,
        TableVersion = context.Tables.Prices.Version,
    };

    public Refusal RowRefused(OfferRow offer, ToldPrices told) => new()
    {
        Reason = ReasonCatalogue.PriceRowRefused,
        Message = $"{context.Route.Marketplace} did not take the prices of offer {offer.OfferId}.",
        Remedy = "Mend what the marketplace complains of, there or in the tables; they are sent again by themselves, at once when they change.",
        Facts = [.. About(offer), new Fact("told", told.Prices.ToString()), new Fact("the marketplace's words", told.Refused!)],
    };

    public Refusal Unreadable(UnreadableItem item) => new()
    {
        Reason = ReasonCatalogue.ItemUnreadable,
        Message = $"One item of {context.Route.Erp}{(item.Id is { } id ? $", '{id}'," : string.Empty)} cannot be read: {item.Path}",
        Remedy = "Look at it in that system. It is read again with every look; until then the price of what sells it stays as it is shown.",
    };

    public Refusal Stale(DateTimeOffset since) => new()
    {
        Reason = ReasonCatalogue.PriceStale,
        Message = $"What {context.Route.Marketplace} shows of prices was last compared at {Text(since)}.",
        Remedy = "See why its listings cannot be read. When it lasts, look prices that changed up in its portal.",
        Facts = [new Fact("marketplace", context.Route.Marketplace.Value), new Fact("compared", Text(since))],
    };

    public Refusal Untold(DateTimeOffset since, int left) => new()
    {
        Reason = ReasonCatalogue.PriceStale,
        Message = $"{context.Route.Marketplace} has had prices to be told since {Text(since)}, and did not take all of them.",
        Remedy = "See why imports do not get through. When it lasts, set what matters in the marketplace's portal by hand.",
        Facts = [new Fact("since", Text(since)), new Fact("offers left", left.ToString(CultureInfo.InvariantCulture))],
    };

    public Refusal ImportFailed(int times) => new()
    {
        Reason = ReasonCatalogue.PriceImportFailed,
        Message = string.Create(CultureInfo.InvariantCulture, $"{times} price imports of {context.Route.Marketplace} in a row were not carried out, did not end in time, or did not say what became of their rows."),
        Remedy = "Look the imports up in the marketplace's portal. Their offers are told again by themselves, from what is true then.",
        Facts = [new Fact("imports", times.ToString(CultureInfo.InvariantCulture))],
    };

    /// <summary>Each price that differs, by its field: what was told and what is shown.</summary>
    private Refusal Drift(OfferRow offer, ToldPrices told, PriceSet? shown, string cause, string remedy, IEnumerable<Fact> more) => new()
    {
        Reason = ReasonCatalogue.PriceDrift,
        Message = $"Offer {offer.OfferId} of {context.Route.Marketplace} shows another price than it was told: {cause}.",
        Remedy = remedy,
        Facts = [.. About(offer), .. shown is null ? [new Fact("shows", "no price")] : PriceDifferences.Between(told.Prices, shown).Select(static d => new Fact(d.Field, $"told {d.Told}, shows {d.Shown}")), new Fact("told", Text(told.At)), .. more],
    };

    private static IEnumerable<Fact> About(OfferRow offer) => [new Fact("offer", offer.OfferId.Value), new Fact("shop SKU", offer.ShopSku.Value)];

    private static string Text(DateTimeOffset instant) => instant.ToString("u", CultureInfo.InvariantCulture);

    private static string Text(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
