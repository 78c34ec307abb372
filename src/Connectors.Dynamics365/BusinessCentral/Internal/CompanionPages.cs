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

    /// <summary>The page of each contract, with the document that is read of it; without one an action alone is used.</summary>
    public static IReadOnlyDictionary<CompanionContract, (string Set, JsonTypeInfo? Document, string? Action)> All(BusinessCentralJsonContext json) => new Dictionary<CompanionContract, (string Set, JsonTypeInfo? Document, string? Action)>
    {
        [CompanionContract.ShipmentTracking] = ("shipmentTrackings", json.ShipmentTracking, null),
        [CompanionContract.LocationStock] = ("locationStocks", json.LocationStock, null),
        [CompanionContract.SalesPrices] = ("salesPrices", json.SalesPrice, null),
        [CompanionContract.OrderReduction] = ("openOrders", null, "reduce"),
    };

    /// <summary>What is missing of each contract.</summary>
    /// <param name="json">What the client knows.</param>
    /// <param name="there">The sets that are there, each with its members and actions.</param>
    public static IReadOnlyDictionary<CompanionContract, IReadOnlyList<EntityFinding>> Compare(BusinessCentralJsonContext json, IReadOnlyDictionary<string, IReadOnlySet<string>> there) =>
        All(json).ToDictionary(static page => page.Key, page => Missing(page.Value, there));

    private static IReadOnlyList<EntityFinding> Missing((string Set, JsonTypeInfo? Document, string? Action) page, IReadOnlyDictionary<string, IReadOnlySet<string>> there)
    {
        if (!there.TryGetValue(page.Set, out var members))
            return [new EntityFinding(page.Set, null)];
        var used = page.Document is { } document ? Members(document) : [];
        return [.. used.Concat(page.Action is null ? [] : [Action + page.Action]).Where(member => !members.Contains(member)).Select(member => new EntityFinding(page.Set, member))];
    }

    /// <summary>What is read of a document.</summary>
    public static IEnumerable<string> Members(JsonTypeInfo document) => document.Properties.Where(static p => !p.IsExtensionData).Select(static p => p.Name);
}
