using System.Globalization;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Flows.Stock;

/// <summary>What publishing stock says no with, beside the modules' own refusals.</summary>
internal static class StockRefusals
{
    public static Refusal Unreadable(ConnectionName erp, string what, UnreadableItem item) => new()
    {
        Reason = ReasonCatalogue.ItemUnreadable,
        Message = $"One {what} of {erp}{(item.Id is { } id ? $", '{id}'," : string.Empty)} cannot be read: {item.Path}",
        Remedy = "Look at it in that system. It is read again with every look; until then its SKU is not told, and of an order that cannot be read no offer rises.",
    };

    public static Refusal LocationsUnknown(StockRoute route) => new()
    {
        Reason = ReasonCatalogue.StockLocationsUnknown,
        Message = $"{route.Erp} tells stock of all locations together, so nothing of it is shown on {route.Marketplace}.",
        Remedy = "Let the ERP tell locations apart, or set TotalIsSellable when all of it may be sold.",
        Facts = [new Fact("ERP", route.Erp.Value), new Fact("marketplace", route.Marketplace.Value)],
    };

    public static Refusal Stale(StockRoute route, DateTimeOffset since) => new()
    {
        Reason = ReasonCatalogue.StockStale,
        Message = $"The stock of {route.Erp} was last read at {Text(since)}; {route.Marketplace} shows what was true then.",
        Remedy = "See why the ERP cannot be read. When it lasts, lower what sells fast in the marketplace's portal by hand.",
        Facts = [new Fact("ERP", route.Erp.Value), new Fact("read", Text(since))],
    };

    public static Refusal Untold(StockRoute route, DateTimeOffset since, int left) => new()
    {
        Reason = ReasonCatalogue.StockStale,
        Message = $"{route.Marketplace} has had stock to be told since {Text(since)}, and did not take all of it.",
        Remedy = "See why imports do not get through. When it lasts, lower what sells fast in the marketplace's portal by hand.",
        Facts = [new Fact("since", Text(since)), new Fact("offers left", left.ToString(CultureInfo.InvariantCulture))],
    };

    public static Refusal ImportFailed(StockRoute route, int times) => new()
    {
        Reason = ReasonCatalogue.StockImportFailed,
        Message = string.Create(CultureInfo.InvariantCulture, $"{times} stock imports of {route.Marketplace} in a row were not carried out, did not end in time, or did not say what became of their rows."),
        Remedy = "Look the imports up in the marketplace's portal. Their offers are told again by themselves, from what is true then.",
        Facts = [new Fact("imports", times.ToString(CultureInfo.InvariantCulture))],
    };

    private static string Text(DateTimeOffset instant) => instant.ToString("u", CultureInfo.InvariantCulture);
}
