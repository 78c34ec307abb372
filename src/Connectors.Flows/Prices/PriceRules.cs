using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Rules;

namespace Connectors.Flows.Prices;

/// <summary>What rules of the host's own make of an offer's prices. Pure.</summary>
internal static class PriceRules
{
    /// <summary>
    /// Asks them about each price that the offer is to have, at every look: so an amended price is what the offer is to cost, and not told again and again. An offer's prices go together or not at all.
    /// </summary>
    /// <param name="offer">The offer.</param>
    /// <param name="truth">What it is to cost.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="now">The present instant, UTC.</param>
    /// <returns>What it is to cost by them, and why they keep it back; empty when they do not.</returns>
    public static (OfferTruth Truth, IReadOnlyList<Refusal> Kept) Ask(OfferRow offer, OfferTruth truth, IReadOnlyList<HostRule> rules, DateTimeOffset now)
    {
        if (rules.Count == 0)
            return (truth, []);
        var sheet = new PlanSheet([], rules, []);
        var facts = new RuleFacts(now, null, null, null) { Offer = offer };
        var asked = new List<SetPrice>(truth.Prices.Prices.Count);
        var kept = new List<Refusal>();
        foreach (var price in truth.Prices.Prices)
        {
            if (sheet.Ask(price.ToDocument(offer.OfferId, offer.ShopSku, truth.Prices.Currency), $"offer {offer.OfferId}", facts) is not { } document)
                continue;
            if (Fault(document, truth.Prices.Currency) is { } fault)
                kept.Add(Wrong(offer, fault));
            else
                asked.Add(new SetPrice(price.Channel, document.Price.Amount, document.DiscountPrice?.Amount, document.DiscountFrom, document.DiscountUntil));
        }

        kept.AddRange(sheet.Problems.Select(static p => p.Why));
        return kept.Count > 0 ? (truth, kept) : (truth with { Prices = truth.Prices with { Prices = asked } }, []);
    }

    private static string? Fault(OfferPricing amended, CurrencyCode currency) =>
        amended.Price.Currency != currency || (amended.DiscountPrice is { } of && of.Currency != currency) ? $"in another currency than {currency}"
        : amended.DiscountPrice is { } discount && (discount.Amount <= 0m || discount.Amount >= amended.Price.Amount) ? "with a discount that is not above zero and below the price"
        : null;

    private static Refusal Wrong(OfferRow offer, string fault) => new()
    {
        Reason = ReasonCatalogue.RuleFailed,
        Message = $"A rule amended a price of offer {offer.OfferId} of {offer.Marketplace} to one {fault}.",
        Remedy = "Mend the rule and deploy it; the offer is looked at again by itself.",
        Facts = [new Fact("offer", offer.OfferId.Value), new Fact("shop SKU", offer.ShopSku.Value)],
    };
}
