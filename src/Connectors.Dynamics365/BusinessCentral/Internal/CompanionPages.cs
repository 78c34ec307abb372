using System.Text.Json.Serialization.Metadata;
using Connectors.Dynamics365.BusinessCentral.Companion;
using Connectors.Dynamics365.BusinessCentral.Json;
using Connectors.Dynamics365.BusinessCentral.Models;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>The pages of the companion extension that the client reads and writes, and what of them. Pure.</summary>
internal static class CompanionPages
{
    /// <summary>What a bound action is called among the members of its page.</summary>
    public const string Action = "Microsoft.NAV.";

    /// <summary>The pages of all contracts.</summary>
    public static IReadOnlyList<CompanionPage> All(BusinessCentralJsonContext json) =>
    [
        new(CompanionContract.ShipmentTracking, "shipmentTrackings", json.ShipmentTracking),
        new(CompanionContract.LocationStock, "locationStocks", json.LocationStock),
        new(CompanionContract.SalesPrices, "salesPrices", json.SalesPrice),
        new(CompanionContract.OrderReduction, "openOrders", null, "reduce"),
        new(CompanionContract.ItemUnits, "itemUnits", json.ItemUnit),
        new(CompanionContract.TaxSetup, "taxSetups", json.TaxSetup),
        new(CompanionContract.ReturnOrders, "returnOrders", json.ReturnOrder, "post"),
        new(CompanionContract.ReturnOrders, "returnOrderLines", json.ReturnOrderLine),
    ];

    /// <summary>What is missing of each contract.</summary>
    /// <param name="json">What the client knows.</param>
    /// <param name="there">The sets that are there, each with its members and actions.</param>
    public static IReadOnlyDictionary<CompanionContract, IReadOnlyList<EntityFinding>> Compare(BusinessCentralJsonContext json, IReadOnlyDictionary<string, IReadOnlySet<string>> there) =>
        All(json).GroupBy(static page => page.Contract).ToDictionary(static of => of.Key, of => (IReadOnlyList<EntityFinding>)[.. of.SelectMany(page => Missing(page, there))]);

    private static IEnumerable<EntityFinding> Missing(CompanionPage page, IReadOnlyDictionary<string, IReadOnlySet<string>> there)
    {
        if (!there.TryGetValue(page.Set, out var members))
            return [new EntityFinding(page.Set, null)];
        var used = page.Document is { } document ? Members(document) : [];
        return used.Concat(page.Action is null ? [] : [Action + page.Action]).Where(member => !members.Contains(member)).Select(member => new EntityFinding(page.Set, member));
    }

    /// <summary>What is read of a document, besides what every one has.</summary>
    public static IEnumerable<string> Members(JsonTypeInfo document) => document.Properties.Where(static p => !p.IsExtensionData && !p.Name.StartsWith('@')).Select(static p => p.Name);
}
