using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Flows.B2BPrices;

/// <summary>What price lists say no with, beside the modules' own refusals.</summary>
/// <param name="context">What holds for them.</param>
internal sealed class B2BPriceRefusals(B2BPriceContext context)
{
    private const string TableName = "list prices";

    private ConnectionName Store => context.Route.Store;

    public Refusal NotInStore(string list) => OfTable(new Refusal
    {
        Reason = ReasonCatalogue.PriceNotListed,
        Message = $"{Store} has no price list '{list}', which has prices.",
        Remedy = "Create the list there, or correct its name. It is looked for with every batch.",
        Facts = [new Fact("list", list)],
    });

    public Refusal MadeByRules(string list) => OfTable(new Refusal
    {
        Reason = ReasonCatalogue.PriceListRules,
        Message = $"{Store} makes price list '{list}' by rules of its own; it is left alone.",
        Remedy = "Take the list's prices out of the table and of what is told in real time, or remove the rules there.",
        Facts = [new Fact("list", list)],
    });

    public Refusal Currency(string list, string wanted, string shown) => OfTable(new Refusal
    {
        Reason = ReasonCatalogue.PriceCurrency,
        Message = $"Prices of list '{list}' are in {wanted}, and {Store} keeps it in {shown}; none is told.",
        Remedy = "Enter the prices in the list's currency, or make a list in theirs; nothing is converted.",
        Facts = [new Fact("list", list), new Fact("is to be", wanted), new Fact("shows", shown)],
    });

    public Refusal Unreadable(string list, string words) => new()
    {
        Reason = ReasonCatalogue.ItemUnreadable,
        Message = $"Price list '{list}' of {Store} cannot be read: {words}",
        Remedy = "Look at it in that system. It is read again with every batch; until then nothing is told of it.",
        Facts = [new Fact("list", list)],
    };

    public Refusal WithoutSource(string list) => OfTable(new Refusal
    {
        Reason = ReasonCatalogue.PriceMissing,
        Message = $"Nobody says any more what price list '{list}' of {Store} is to say; it stays as it is shown.",
        Remedy = "Enter its prices again, or empty the list in the store.",
        Facts = [new Fact("list", list)],
    });

    public Refusal Outdated(string list, DateTimeOffset? table, DateTimeOffset? told) => OfTable(new Refusal
    {
        Reason = ReasonCatalogue.PriceOutdated,
        Message = $"The table's prices of list '{list}' are older than those that {Store} was told; none of them is told.",
        Remedy = "See why an older table is in place. Where it is meant, let the source write it anew with the present instant.",
        Facts = [new Fact("list", list), new Fact("table as of", Text(table)), new Fact("told as of", Text(told))],
    });

    public Refusal Unsequenced(string list, Sku sku, PriceWord word) => OfTable(new Refusal
    {
        Reason = ReasonCatalogue.PriceUnsequenced,
        Message = $"SKU '{sku}' on list '{list}' was told another price in real time than the table has, and the table does not say of when it is.",
        Remedy = "Let the source write the column as_of. Until then what was told in real time counts.",
        Facts = [.. About(list, sku), new Fact("told in real time", PriceHash.Text(word.Breaks)), new Fact("as of", Text(word.AsOf))],
    });

    public static Refusal WordCurrency(string list, Sku sku, PriceWord word, CurrencyCode? currency) => new()
    {
        Reason = ReasonCatalogue.PriceCurrency,
        Message = $"SKU '{sku}' on list '{list}' was told a price in {word.Currency} in real time, and the list is in {currency}.",
        Remedy = "Let the source tell prices in the list's currency; nothing is converted.",
        Facts = [.. About(list, sku), new Fact("told in real time", PriceHash.Text(word.Breaks))],
    };

    public Refusal Jump(string list, WantedPrice wanted, B2BPriceBreak price, decimal? before) => OfTable(new Refusal
    {
        Reason = ReasonCatalogue.PriceJump,
        Message = price.Price <= 0m
            ? $"SKU '{wanted.Sku}' on list '{list}' of {Store} would cost nothing."
            : $"The price of SKU '{wanted.Sku}' on list '{list}' of {Store} would change by more than {Text(context.Policy.MostChange * 100m)} % at once.",
        Remedy = price.Price <= 0m ? "Correct the price." : "Correct the price; where it is meant, enter it once more as confirmed_price, or confirm it.",
        Facts =
        [
            .. About(list, wanted.Sku), new Fact("quantity", price.Quantity.ToString(CultureInfo.InvariantCulture)), new Fact("was", before is { } was ? Text(was) : "not known"),
            new Fact("is to be", PriceHash.Text(wanted.Breaks)), new Fact("to confirm", Text(price.Price)),
        ],
    });

    public Refusal ManyRemoved(string list, int removed, int shown) => OfTable(new Refusal
    {
        Reason = ReasonCatalogue.PriceJump,
        Message = string.Create(CultureInfo.InvariantCulture, $"{removed} of {shown} SKUs would go from list '{list}' of {Store} at once; they stay."),
        Remedy = "See whether the table is whole. Where it is meant, confirm how many go.",
        Facts = [new Fact("list", list), new Fact("on the list", shown.ToString(CultureInfo.InvariantCulture)), new Fact("to confirm", removed.ToString(CultureInfo.InvariantCulture))],
    });

    public Refusal OfOthers(string list, Sku sku, B2BSkuPrices shown) => new()
    {
        Reason = ReasonCatalogue.PriceOfOthers,
        Message = $"List '{list}' of {Store} has prices of SKU '{sku}' that nobody told it here; they stay.",
        Remedy = "Take them away in the store, or enter them in the table; set ReplacesOthers where such prices are never to stay.",
        Facts = [.. About(list, sku), new Fact("theirs", PriceHash.Text(shown.Breaks))],
    };

    public Refusal Edited(string list, WantedPrice? wanted, Sku sku, IReadOnlyList<B2BPriceBreak> shown, DateTimeOffset seenAt) => new()
    {
        Reason = ReasonCatalogue.PriceDrift,
        Message = $"SKU '{sku}' on list '{list}' of {Store} shows other prices than it was told: somebody else set them.",
        Remedy = context.Policy.CorrectsEdits ? "They are put right by themselves; find out who changes prices there." : "Set them back in the store, or enter them in the table where they are meant.",
        Facts = [.. About(list, sku), .. B2BPriceDifferences.Between(wanted?.Breaks ?? [], shown).Select(static d => new Fact(d.Field, $"told {d.Told}, shows {d.Shown}")), new Fact("seen", Text(seenAt))],
    };

    public Refusal RowRefused(string list, string sku, string words) => new()
    {
        Reason = ReasonCatalogue.PriceRowRefused,
        Message = $"{Store} did not take the prices of SKU '{sku}' on list '{list}'.",
        Remedy = "Mend what the store complains of, there or in the table; they are sent again by themselves, at once when they change.",
        Facts = [new Fact("list", list), new Fact("SKU", sku), new Fact("the store's words", words)],
    };

    public Refusal ListRefused(string list, string words) => new()
    {
        Reason = ReasonCatalogue.PriceRowRefused,
        Message = $"{Store} did not take prices of list '{list}'.",
        Remedy = "Mend what the store complains of; the list is sent again by itself.",
        Facts = [new Fact("list", list), new Fact("the store's words", words)],
    };

    public Refusal NoUnits(string list, WantedPrice wanted) => OfTable(new Refusal
    {
        Reason = ReasonCatalogue.PriceRowRefused,
        Message = $"SKU '{wanted.Sku}' on list '{list}' has prices for a unit, and {Store} has one unit a SKU.",
        Remedy = "Leave the unit empty.",
        Facts = [.. About(list, wanted.Sku), new Fact("is to be", PriceHash.Text(wanted.Breaks))],
    });

    public Refusal Unclear(OfferRow offer, string list, string why) => new()
    {
        Reason = ReasonCatalogue.PriceUnclear,
        Message = $"SKU '{offer.ShopSku}' has no row for list '{list}', and item '{offer.Sku}' of {context.Route.Erp} {why}.",
        Remedy = "Correct the item, or enter the SKU's price in the table.",
        Facts = [.. About(list, offer.ShopSku), new Fact("item", offer.Sku.Value), new Fact("unit", offer.Unit.Value)],
    };

    public Refusal Unreadable(UnreadableItem item) => new()
    {
        Reason = ReasonCatalogue.ItemUnreadable,
        Message = $"One item of {context.Route.Erp}{(item.Id is { } id ? $", '{id}'," : string.Empty)} cannot be read: {item.Path}",
        Remedy = "Look at it in that system. It is read again with every batch; until then the prices of what sells it stay as they are.",
    };

    public Refusal ErpUnread(string list, string words) => new()
    {
        Reason = ReasonCatalogue.PriceStale,
        Message = $"The items of {context.Route.Erp}, which say what list '{list}' of {Store} is to say, could not be read: {words}",
        Remedy = "See why the ERP cannot be read. It is asked again with the next batch; until then the list stays as it is, and others go on.",
        Facts = [new Fact("list", list)],
    };

    public Refusal Stale(DateTimeOffset since) => new()
    {
        Reason = ReasonCatalogue.PriceStale,
        Message = $"The price lists of {Store} were last gone through at {Text(since)}.",
        Remedy = "See why they cannot be read. When it lasts, look prices that changed up in the store.",
        Facts = [new Fact("store", Store.Value), new Fact("gone through", Text(since))],
    };

    public Refusal Untold(DateTimeOffset since) => new()
    {
        Reason = ReasonCatalogue.PriceStale,
        Message = $"{Store} has had prices to be told since {Text(since)}, and did not take all of them.",
        Remedy = "See why updates of prices do not get through. When it lasts, set what matters in the store by hand.",
        Facts = [new Fact("since", Text(since))],
    };

    public Refusal MoreLists(int more) => new()
    {
        Reason = ReasonCatalogue.PriceRowRefused,
        Message = string.Create(CultureInfo.InvariantCulture, $"{more} price lists more of {Store} are not as they are to be."),
        Remedy = "Ask for the status of all lists; the first of them have records of their own.",
        Facts = [new Fact("lists", more.ToString(CultureInfo.InvariantCulture))],
    };

    private Refusal OfTable(Refusal why) => why with { Table = TableName, TableVersion = context.Tables.Prices.Version };

    private static IEnumerable<Fact> About(string list, Sku sku) => [new Fact("list", list), new Fact("SKU", sku.Value)];

    private static string Text(DateTimeOffset? instant) => instant?.ToString("u", CultureInfo.InvariantCulture) ?? "not known";

    private static string Text(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
