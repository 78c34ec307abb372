using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>The pages of the companion extension stand beside the standard API, under a publisher of their own.</summary>
public static partial class BusinessCentralOperations
{
    /// <summary>How every path of the companion begins, seen from the standard API.</summary>
    internal const string CompanionRoot = "../{publisher}/{group}/{version}/";

    /// <summary><c>GET $metadata</c> of the companion: which of its pages there are.</summary>
    public static Operation GetCompanionMetadata { get; } = MakeCompanion("companion.metadata", HttpMethod.Get, "$metadata", RetrySafety.Read);

    /// <summary><c>GET companies({company})/shipmentTrackings</c> of the companion.</summary>
    public static Operation ListShipmentTrackings { get; } = MakeCompanion("companion.shipmentTrackings.list", HttpMethod.Get, "companies({company})/shipmentTrackings", RetrySafety.Read);

    /// <summary><c>GET companies({company})/locationStocks</c> of the companion.</summary>
    public static Operation ListLocationStocks { get; } = MakeCompanion("companion.locationStocks.list", HttpMethod.Get, "companies({company})/locationStocks", RetrySafety.Read);

    /// <summary><c>GET companies({company})/salesPrices</c> of the companion.</summary>
    public static Operation ListSalesPrices { get; } = MakeCompanion("companion.salesPrices.list", HttpMethod.Get, "companies({company})/salesPrices", RetrySafety.Read);

    /// <summary><c>GET companies({company})/itemUnits</c> of the companion.</summary>
    public static Operation ListItemUnits { get; } = MakeCompanion("companion.itemUnits.list", HttpMethod.Get, "companies({company})/itemUnits", RetrySafety.Read);

    /// <summary><c>GET companies({company})/taxSetups</c> of the companion.</summary>
    public static Operation ListTaxSetups { get; } = MakeCompanion("companion.taxSetups.list", HttpMethod.Get, "companies({company})/taxSetups", RetrySafety.Read);

    /// <summary><c>POST companies({company})/openOrders({id})/Microsoft.NAV.reduce</c> of the companion. It names what each line holds, and what it is to hold: done once, it is refused.</summary>
    public static Operation ReduceOpenOrder { get; } = MakeCompanion("companion.openOrders.reduce", HttpMethod.Post, "companies({company})/openOrders({id})/Microsoft.NAV.reduce", RetrySafety.Act);

    /// <summary><c>GET companies({company})/returnOrders</c> of the companion.</summary>
    public static Operation ListReturnOrders { get; } = MakeCompanion("companion.returnOrders.list", HttpMethod.Get, "companies({company})/returnOrders", RetrySafety.Read);

    /// <summary><c>POST companies({company})/returnOrders</c> of the companion. It refuses a mark that is there already.</summary>
    public static Operation CreateReturnOrder { get; } = MakeCompanion("companion.returnOrders.create", HttpMethod.Post, "companies({company})/returnOrders", RetrySafety.Create);

    /// <summary><c>PATCH companies({company})/returnOrders({id})</c> of the companion with <c>If-Match</c>.</summary>
    public static Operation UpdateReturnOrder { get; } = MakeCompanion("companion.returnOrders.update", HttpMethod.Patch, "companies({company})/returnOrders({id})", RetrySafety.SafeRepeat);

    /// <summary><c>POST companies({company})/returnOrders({id})/Microsoft.NAV.post</c> of the companion.</summary>
    public static Operation PostReturnOrder { get; } = MakeCompanion("companion.returnOrders.post", HttpMethod.Post, "companies({company})/returnOrders({id})/Microsoft.NAV.post", RetrySafety.Act);

    /// <summary><c>GET companies({company})/returnOrderLines({id})</c> of the companion.</summary>
    public static Operation GetReturnOrderLine { get; } = MakeCompanion("companion.returnOrderLines.get", HttpMethod.Get, "companies({company})/returnOrderLines({id})", RetrySafety.Read);

    /// <summary><c>POST companies({company})/returnOrders({id})/returnOrderLines</c> of the companion. A blind repeat makes another.</summary>
    public static Operation CreateReturnOrderLine { get; } = MakeCompanion("companion.returnOrderLines.create", HttpMethod.Post, "companies({company})/returnOrders({id})/returnOrderLines", RetrySafety.Create);

    /// <summary><c>PATCH companies({company})/returnOrderLines({id})</c> of the companion with <c>If-Match</c>.</summary>
    public static Operation UpdateReturnOrderLine { get; } = MakeCompanion("companion.returnOrderLines.update", HttpMethod.Patch, "companies({company})/returnOrderLines({id})", RetrySafety.SafeRepeat);

    /// <summary><c>DELETE companies({company})/returnOrderLines({id})</c> of the companion with <c>If-Match</c>.</summary>
    public static Operation DeleteReturnOrderLine { get; } = MakeCompanion("companion.returnOrderLines.delete", HttpMethod.Delete, "companies({company})/returnOrderLines({id})", RetrySafety.Act);

    private static Operation MakeCompanion(string code, HttpMethod method, string path, RetrySafety repeat) => Make(code, method, path, repeat, inCompany: false) with { Path = CompanionRoot + path };
}
