using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

public static partial class BusinessCentralOperations
{
    /// <summary><c>GET companies({company})/salesOrders({id})</c>.</summary>
    public static Operation GetSalesOrder { get; } = Make("salesOrders.get", HttpMethod.Get, "salesOrders({id})", RetrySafety.Read);

    /// <summary><c>POST companies({company})/salesOrders({id})/Microsoft.NAV.shipAndInvoice</c>. It posts: nothing takes it back, and its answer may be lost.</summary>
    public static Operation ShipAndInvoiceSalesOrder { get; } = Make("salesOrders.shipAndInvoice", HttpMethod.Post, "salesOrders({id})/Microsoft.NAV.shipAndInvoice", RetrySafety.Act);

    /// <summary><c>GET companies({company})/salesOrderLines({id})</c>.</summary>
    public static Operation GetSalesOrderLine { get; } = Make("salesOrderLines.get", HttpMethod.Get, "salesOrderLines({id})", RetrySafety.Read);

    /// <summary><c>POST companies({company})/salesOrders({id})/salesOrderLines</c>. A blind repeat makes another.</summary>
    public static Operation CreateSalesOrderLine { get; } = Make("salesOrderLines.create", HttpMethod.Post, "salesOrders({id})/salesOrderLines", RetrySafety.Create);

    /// <summary><c>PATCH companies({company})/salesOrderLines({id})</c> with <c>If-Match</c>.</summary>
    public static Operation UpdateSalesOrderLine { get; } = Make("salesOrderLines.update", HttpMethod.Patch, "salesOrderLines({id})", RetrySafety.SafeRepeat);

    /// <summary><c>DELETE companies({company})/salesOrderLines({id})</c> with <c>If-Match</c>.</summary>
    public static Operation DeleteSalesOrderLine { get; } = Make("salesOrderLines.delete", HttpMethod.Delete, "salesOrderLines({id})", RetrySafety.Act);

    /// <summary><c>GET companies({company})/salesQuotes</c>.</summary>
    public static Operation ListSalesQuotes { get; } = Make("salesQuotes.list", HttpMethod.Get, "salesQuotes", RetrySafety.Read);

    /// <summary><c>GET companies({company})/salesQuotes({id})</c>.</summary>
    public static Operation GetSalesQuote { get; } = Make("salesQuotes.get", HttpMethod.Get, "salesQuotes({id})", RetrySafety.Read);

    /// <summary><c>POST companies({company})/salesQuotes</c>. A blind repeat makes another.</summary>
    public static Operation CreateSalesQuote { get; } = Make("salesQuotes.create", HttpMethod.Post, "salesQuotes", RetrySafety.Create);

    /// <summary><c>DELETE companies({company})/salesQuotes({id})</c> with <c>If-Match</c>.</summary>
    public static Operation DeleteSalesQuote { get; } = Make("salesQuotes.delete", HttpMethod.Delete, "salesQuotes({id})", RetrySafety.Act);

    /// <summary><c>POST companies({company})/salesQuotes({id})/Microsoft.NAV.makeOrder</c>.</summary>
    public static Operation MakeOrderOfSalesQuote { get; } = Make("salesQuotes.makeOrder", HttpMethod.Post, "salesQuotes({id})/Microsoft.NAV.makeOrder", RetrySafety.Act);

    /// <summary><c>POST companies({company})/salesQuotes({id})/Microsoft.NAV.makeInvoice</c>.</summary>
    public static Operation MakeInvoiceOfSalesQuote { get; } = Make("salesQuotes.makeInvoice", HttpMethod.Post, "salesQuotes({id})/Microsoft.NAV.makeInvoice", RetrySafety.Act);

    /// <summary><c>POST companies({company})/salesQuotes({id})/Microsoft.NAV.send</c>.</summary>
    public static Operation SendSalesQuote { get; } = Make("salesQuotes.send", HttpMethod.Post, "salesQuotes({id})/Microsoft.NAV.send", RetrySafety.Act);

    /// <summary><c>GET companies({company})/salesInvoices({id})</c>.</summary>
    public static Operation GetSalesInvoice { get; } = Make("salesInvoices.get", HttpMethod.Get, "salesInvoices({id})", RetrySafety.Read);

    /// <summary><c>POST companies({company})/salesInvoices</c>. A blind repeat makes another.</summary>
    public static Operation CreateSalesInvoice { get; } = Make("salesInvoices.create", HttpMethod.Post, "salesInvoices", RetrySafety.Create);

    /// <summary><c>DELETE companies({company})/salesInvoices({id})</c> with <c>If-Match</c>.</summary>
    public static Operation DeleteSalesInvoice { get; } = Make("salesInvoices.delete", HttpMethod.Delete, "salesInvoices({id})", RetrySafety.Act);

    /// <summary><c>POST companies({company})/salesInvoices({id})/Microsoft.NAV.post</c>.</summary>
    public static Operation PostSalesInvoice { get; } = Make("salesInvoices.post", HttpMethod.Post, "salesInvoices({id})/Microsoft.NAV.post", RetrySafety.Act);

    /// <summary><c>POST companies({company})/salesInvoices({id})/Microsoft.NAV.postAndSend</c>.</summary>
    public static Operation PostAndSendSalesInvoice { get; } = Make("salesInvoices.postAndSend", HttpMethod.Post, "salesInvoices({id})/Microsoft.NAV.postAndSend", RetrySafety.Act);

    /// <summary><c>POST companies({company})/salesInvoices({id})/Microsoft.NAV.send</c>.</summary>
    public static Operation SendSalesInvoice { get; } = Make("salesInvoices.send", HttpMethod.Post, "salesInvoices({id})/Microsoft.NAV.send", RetrySafety.Act);

    /// <summary><c>POST companies({company})/salesInvoices({id})/Microsoft.NAV.cancel</c>.</summary>
    public static Operation CancelSalesInvoice { get; } = Make("salesInvoices.cancel", HttpMethod.Post, "salesInvoices({id})/Microsoft.NAV.cancel", RetrySafety.Act);

    /// <summary><c>POST companies({company})/salesInvoices({id})/Microsoft.NAV.cancelAndSend</c>.</summary>
    public static Operation CancelAndSendSalesInvoice { get; } = Make("salesInvoices.cancelAndSend", HttpMethod.Post, "salesInvoices({id})/Microsoft.NAV.cancelAndSend", RetrySafety.Act);

    /// <summary><c>POST companies({company})/salesInvoices({id})/Microsoft.NAV.makeCorrectiveCreditMemo</c>.</summary>
    public static Operation MakeCorrectiveCreditMemo { get; } = Make("salesInvoices.makeCorrectiveCreditMemo", HttpMethod.Post, "salesInvoices({id})/Microsoft.NAV.makeCorrectiveCreditMemo", RetrySafety.Act);

    /// <summary><c>GET companies({company})/salesInvoices({id})/pdfDocument/pdfDocumentContent</c>.</summary>
    public static Operation DownloadSalesInvoicePdf { get; } = Make("salesInvoices.pdf", HttpMethod.Get, "salesInvoices({id})/pdfDocument/pdfDocumentContent", RetrySafety.Read);
}
