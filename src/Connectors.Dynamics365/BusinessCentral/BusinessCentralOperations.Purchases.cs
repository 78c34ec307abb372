using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

public static partial class BusinessCentralOperations
{
    /// <summary><c>GET companies({company})/vendors</c>.</summary>
    public static Operation ListVendors { get; } = Make("vendors.list", HttpMethod.Get, "vendors", RetrySafety.Read);

    /// <summary><c>GET companies({company})/purchaseInvoices</c>.</summary>
    public static Operation ListPurchaseInvoices { get; } = Make("purchaseInvoices.list", HttpMethod.Get, "purchaseInvoices", RetrySafety.Read);

    /// <summary><c>GET companies({company})/purchaseInvoices({id})</c>.</summary>
    public static Operation GetPurchaseInvoice { get; } = Make("purchaseInvoices.get", HttpMethod.Get, "purchaseInvoices({id})", RetrySafety.Read);

    /// <summary><c>POST companies({company})/purchaseInvoices</c>. A blind repeat makes another.</summary>
    public static Operation CreatePurchaseInvoice { get; } = Make("purchaseInvoices.create", HttpMethod.Post, "purchaseInvoices", RetrySafety.Create);

    /// <summary><c>DELETE companies({company})/purchaseInvoices({id})</c> with <c>If-Match</c>.</summary>
    public static Operation DeletePurchaseInvoice { get; } = Make("purchaseInvoices.delete", HttpMethod.Delete, "purchaseInvoices({id})", RetrySafety.Act);

    /// <summary><c>POST companies({company})/purchaseInvoices({id})/Microsoft.NAV.post</c>.</summary>
    public static Operation PostPurchaseInvoice { get; } = Make("purchaseInvoices.post", HttpMethod.Post, "purchaseInvoices({id})/Microsoft.NAV.post", RetrySafety.Act);
}
