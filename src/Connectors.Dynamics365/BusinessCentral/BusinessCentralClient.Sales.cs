using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

public partial class BusinessCentralClient
{
    /// <summary>Sales orders that are not yet wholly invoiced (<c>GET salesOrders</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="withLines">Whether to bring <see cref="SalesOrder.SalesOrderLines"/>.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <example>
    /// <code>
    /// var client = provider.GetRequiredKeyedService&lt;BusinessCentralClient&gt;("bc");
    /// var filter = ODataFilter.EqualTo("externalDocumentNumber", "bq:12345-A");
    /// await foreach (var order in client.GetSalesOrdersAsync(filter, cancellationToken: cancellationToken))
    /// {
    ///     Console.WriteLine(order.Number);
    /// }
    /// </code>
    /// </example>
    public virtual AsyncPageable<SalesOrder> GetSalesOrdersAsync(ODataQuery? query = null, bool withLines = false, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListSalesOrders, query, _json.SalesOrders, _json.SalesOrder, cancellationToken, expand: withLines ? "salesOrderLines" : null);

    /// <summary>A sales order, as it is now (<c>GET salesOrders({id})</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="withLines">Whether to bring <see cref="SalesOrder.SalesOrderLines"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task<SalesOrder> GetSalesOrderAsync(Guid id, bool withLines = false, CancellationToken cancellationToken = default) =>
        GetAsync(BusinessCentralOperations.GetSalesOrder, id, _json.SalesOrder, cancellationToken, withLines ? "salesOrderLines" : null);

    /// <summary>
    /// Creates an order with its lines in one transaction (<c>POST salesOrders</c>). <see cref="RetrySafety.Create"/>: the external number is not unique, so look it up before a
    /// repeat.
    /// </summary>
    /// <param name="order">What to create.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<SalesOrder> CreateSalesOrderAsync(NewSalesOrder order, CancellationToken cancellationToken = default) =>
        CreateAsync(BusinessCentralOperations.CreateSalesOrder, order, _json.NewSalesOrder, _json.SalesOrder, cancellationToken);

    /// <summary>Changes the head of an order (<c>PATCH salesOrders({id})</c>). <see cref="RetrySafety.SafeRepeat"/>; a repeat of a change that worked is a conflict.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="tag">The version that was read; reading it again is needed after any change of a line.</param>
    /// <param name="change">What to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorConflictException">It was changed meanwhile.</exception>
    public virtual Task<SalesOrder> UpdateSalesOrderAsync(Guid id, EntityTag tag, SalesOrderChange change, CancellationToken cancellationToken = default) =>
        UpdateAsync(BusinessCentralOperations.UpdateSalesOrder, id, tag, change, _json.SalesOrderChange, _json.SalesOrder, cancellationToken);

    /// <summary>
    /// Reads the head of an order, lets the caller decide, and changes it (<c>GET</c> and <c>PATCH salesOrders({id})</c>); anew, at most four times, when somebody else was faster.
    /// <see cref="RetrySafety.SafeRepeat"/>:
    /// a change that worked and whose answer was lost is seen as done by a decision that looks at what is there.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="change">What to change of what is there; null for nothing, which sends nothing more. Called once for each reading.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>What is there afterwards.</returns>
    /// <exception cref="ConnectorConflictException">It was changed each time.</exception>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task<SalesOrder> ChangeSalesOrderAsync(Guid id, Func<SalesOrder, SalesOrderChange?> change, CancellationToken cancellationToken = default) => ChangeAsync(
        () => GetSalesOrderAsync(id, cancellationToken: cancellationToken), static there => there.ETag, change, (tag, wanted) => UpdateSalesOrderAsync(id, tag, wanted, cancellationToken));

    /// <summary>Deletes an order of which nothing was shipped (<c>DELETE salesOrders({id})</c>). <see cref="RetrySafety.Act"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="tag">The version that was read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorConflictException">It was changed meanwhile.</exception>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task DeleteSalesOrderAsync(Guid id, EntityTag tag, CancellationToken cancellationToken = default) =>
        DeleteAsync(BusinessCentralOperations.DeleteSalesOrder, id, tag, cancellationToken);

    /// <summary>
    /// Releases an order and posts what its lines say is to be shipped and invoiced; an order that is invoiced in full is gone afterwards. Quantities to invoice of 0 on all lines
    /// post a shipment alone (<c>POST salesOrders({id})/Microsoft.NAV.shipAndInvoice</c>). <see cref="RetrySafety.Act"/>; the answer is empty. Look-up: the posted invoices of the
    /// order (<see cref="GetSalesInvoicesAsync"/> by <c>orderNumber</c>) and its shipments (<see cref="GetSalesShipmentsAsync"/>).
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed. Whether anything was posted is decided by the documents, also after a refusal.</exception>
    public virtual Task ShipAndInvoiceSalesOrderAsync(Guid id, CancellationToken cancellationToken = default) =>
        ActAsync(BusinessCentralOperations.ShipAndInvoiceSalesOrder, id, cancellationToken);

    /// <summary>A line of a sales order, as it is now (<c>GET salesOrderLines({id})</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task<SalesOrderLine> GetSalesOrderLineAsync(Guid id, CancellationToken cancellationToken = default) =>
        GetAsync(BusinessCentralOperations.GetSalesOrderLine, id, _json.SalesOrderLine, cancellationToken);

    /// <summary>
    /// Adds a line to an order. Lines of one order are added one after the other: the ERP locks the order meanwhile (<c>POST salesOrders({id})/salesOrderLines</c>).
    /// <see cref="RetrySafety.Create"/>; look-up: <see cref="GetSalesOrderAsync"/> with its lines.
    /// </summary>
    /// <param name="orderId">The order.</param>
    /// <param name="line">What to create.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<SalesOrderLine> CreateSalesOrderLineAsync(Guid orderId, NewSalesOrderLine line, CancellationToken cancellationToken = default) =>
        CreateAsync(BusinessCentralOperations.CreateSalesOrderLine, line, _json.NewSalesOrderLine, _json.SalesOrderLine, cancellationToken, orderId);

    /// <summary>Changes a line of an order (<c>PATCH salesOrderLines({id})</c>). <see cref="RetrySafety.SafeRepeat"/>; a repeat of a change that worked is a conflict.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="tag">The version that was read.</param>
    /// <param name="change">What to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorConflictException">It was changed meanwhile.</exception>
    public virtual Task<SalesOrderLine> UpdateSalesOrderLineAsync(Guid id, EntityTag tag, SalesOrderLineChange change, CancellationToken cancellationToken = default) =>
        UpdateAsync(BusinessCentralOperations.UpdateSalesOrderLine, id, tag, change, _json.SalesOrderLineChange, _json.SalesOrderLine, cancellationToken);

    /// <summary>
    /// Reads a line of an order, lets the caller decide, and changes it (<c>GET</c> and <c>PATCH salesOrderLines({id})</c>); anew, at most four times, when somebody else was
    /// faster. <see cref="RetrySafety.SafeRepeat"/>:
    /// a change that worked and whose answer was lost is seen as done by a decision that looks at what is there.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="change">What to change of what is there; null for nothing, which sends nothing more. Called once for each reading.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>What is there afterwards.</returns>
    /// <exception cref="ConnectorConflictException">It was changed each time.</exception>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task<SalesOrderLine> ChangeSalesOrderLineAsync(Guid id, Func<SalesOrderLine, SalesOrderLineChange?> change, CancellationToken cancellationToken = default) => ChangeAsync(
        () => GetSalesOrderLineAsync(id, cancellationToken: cancellationToken), static there => there.ETag, change, (tag, wanted) => UpdateSalesOrderLineAsync(id, tag, wanted, cancellationToken));

    /// <summary>Deletes a line of which nothing was shipped (<c>DELETE salesOrderLines({id})</c>). <see cref="RetrySafety.Act"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="tag">The version that was read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorConflictException">It was changed meanwhile.</exception>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task DeleteSalesOrderLineAsync(Guid id, EntityTag tag, CancellationToken cancellationToken = default) =>
        DeleteAsync(BusinessCentralOperations.DeleteSalesOrderLine, id, tag, cancellationToken);

    /// <summary>Sales quotes (<c>GET salesQuotes</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="withLines">Whether to bring <see cref="SalesQuote.SalesQuoteLines"/>.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<SalesQuote> GetSalesQuotesAsync(ODataQuery? query = null, bool withLines = false, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListSalesQuotes, query, _json.SalesQuotes, _json.SalesQuote, cancellationToken, expand: withLines ? "salesQuoteLines" : null);

    /// <summary>A sales quote, as it is now (<c>GET salesQuotes({id})</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="withLines">Whether to bring <see cref="SalesQuote.SalesQuoteLines"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task<SalesQuote> GetSalesQuoteAsync(Guid id, bool withLines = false, CancellationToken cancellationToken = default) =>
        GetAsync(BusinessCentralOperations.GetSalesQuote, id, _json.SalesQuote, cancellationToken, withLines ? "salesQuoteLines" : null);

    /// <summary>
    /// Creates a quote with its lines in one transaction (<c>POST salesQuotes</c>). <see cref="RetrySafety.Create"/>; look-up: <see cref="GetSalesQuotesAsync"/> by
    /// <c>externalDocumentNumber</c>, which is not unique.
    /// </summary>
    /// <param name="quote">What to create.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<SalesQuote> CreateSalesQuoteAsync(NewSalesQuote quote, CancellationToken cancellationToken = default) =>
        CreateAsync(BusinessCentralOperations.CreateSalesQuote, quote, _json.NewSalesQuote, _json.SalesQuote, cancellationToken);

    /// <summary>Deletes a quote (<c>DELETE salesQuotes({id})</c>). <see cref="RetrySafety.Act"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="tag">The version that was read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorConflictException">It was changed meanwhile.</exception>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task DeleteSalesQuoteAsync(Guid id, EntityTag tag, CancellationToken cancellationToken = default) =>
        DeleteAsync(BusinessCentralOperations.DeleteSalesQuote, id, tag, cancellationToken);

    /// <summary>
    /// Makes an order of a quote, which is gone afterwards (<c>POST salesQuotes({id})/Microsoft.NAV.makeOrder</c>). <see cref="RetrySafety.Act"/>; the answer is empty. Look-up:
    /// <see cref="GetSalesOrdersAsync"/> by <c>externalDocumentNumber</c>.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed. Whether anything was posted is decided by the documents, also after a refusal.</exception>
    public virtual Task MakeOrderOfSalesQuoteAsync(Guid id, CancellationToken cancellationToken = default) =>
        ActAsync(BusinessCentralOperations.MakeOrderOfSalesQuote, id, cancellationToken);

    /// <summary>
    /// Makes a draft invoice of a quote, which is gone afterwards (<c>POST salesQuotes({id})/Microsoft.NAV.makeInvoice</c>). <see cref="RetrySafety.Act"/>; the answer is empty.
    /// Look-up: <see cref="GetSalesInvoicesAsync"/> by <c>externalDocumentNumber</c>.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed. Whether anything was posted is decided by the documents, also after a refusal.</exception>
    public virtual Task MakeInvoiceOfSalesQuoteAsync(Guid id, CancellationToken cancellationToken = default) =>
        ActAsync(BusinessCentralOperations.MakeInvoiceOfSalesQuote, id, cancellationToken);

    /// <summary>
    /// Sends a quote to the customer by e-mail (<c>POST salesQuotes({id})/Microsoft.NAV.send</c>). <see cref="RetrySafety.Act"/>; the answer is empty. Look-up: <see cref="SalesQuote.SentDate"/>.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed. Whether anything was posted is decided by the documents, also after a refusal.</exception>
    public virtual Task SendSalesQuoteAsync(Guid id, CancellationToken cancellationToken = default) =>
        ActAsync(BusinessCentralOperations.SendSalesQuote, id, cancellationToken);

    /// <summary>Sales invoices, drafts and posted ones (<c>GET salesInvoices</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="withLines">Whether to bring <see cref="SalesInvoice.SalesInvoiceLines"/>.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<SalesInvoice> GetSalesInvoicesAsync(ODataQuery? query = null, bool withLines = false, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListSalesInvoices, query, _json.SalesInvoices, _json.SalesInvoice, cancellationToken, expand: withLines ? "salesInvoiceLines" : null);

    /// <summary>A sales invoice, as it is now (<c>GET salesInvoices({id})</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="withLines">Whether to bring <see cref="SalesInvoice.SalesInvoiceLines"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task<SalesInvoice> GetSalesInvoiceAsync(Guid id, bool withLines = false, CancellationToken cancellationToken = default) =>
        GetAsync(BusinessCentralOperations.GetSalesInvoice, id, _json.SalesInvoice, cancellationToken, withLines ? "salesInvoiceLines" : null);

    /// <summary>
    /// Creates a draft of an invoice that has no order, with its lines in one transaction (<c>POST salesInvoices</c>). <see cref="RetrySafety.Create"/>; look-up:
    /// <see cref="GetSalesInvoicesAsync"/> by <c>externalDocumentNumber</c>, which is not unique.
    /// </summary>
    /// <param name="invoice">What to create.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<SalesInvoice> CreateSalesInvoiceAsync(NewSalesInvoice invoice, CancellationToken cancellationToken = default) =>
        CreateAsync(BusinessCentralOperations.CreateSalesInvoice, invoice, _json.NewSalesInvoice, _json.SalesInvoice, cancellationToken);

    /// <summary>Deletes a draft (<c>DELETE salesInvoices({id})</c>). <see cref="RetrySafety.Act"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="tag">The version that was read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorConflictException">It was changed meanwhile.</exception>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task DeleteSalesInvoiceAsync(Guid id, EntityTag tag, CancellationToken cancellationToken = default) =>
        DeleteAsync(BusinessCentralOperations.DeleteSalesInvoice, id, tag, cancellationToken);

    /// <summary>
    /// Posts a draft; its id stays and its number changes (<c>POST salesInvoices({id})/Microsoft.NAV.post</c>). <see cref="RetrySafety.Act"/>; the answer is empty. Look-up:
    /// <see cref="SalesInvoice.Status"/>.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed. Whether anything was posted is decided by the documents, also after a refusal.</exception>
    public virtual Task PostSalesInvoiceAsync(Guid id, CancellationToken cancellationToken = default) =>
        ActAsync(BusinessCentralOperations.PostSalesInvoice, id, cancellationToken);

    /// <summary>
    /// Posts a draft and sends it to the customer by e-mail (<c>POST salesInvoices({id})/Microsoft.NAV.postAndSend</c>). <see cref="RetrySafety.Act"/>; the answer is empty.
    /// Look-up: <see cref="SalesInvoice.Status"/>, which tells nothing of the e-mail.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed. Whether anything was posted is decided by the documents, also after a refusal.</exception>
    public virtual Task PostAndSendSalesInvoiceAsync(Guid id, CancellationToken cancellationToken = default) =>
        ActAsync(BusinessCentralOperations.PostAndSendSalesInvoice, id, cancellationToken);

    /// <summary>
    /// Sends an invoice to the customer by e-mail (<c>POST salesInvoices({id})/Microsoft.NAV.send</c>). <see cref="RetrySafety.Act"/>; the answer is empty. Look-up: there is none.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed. Whether anything was posted is decided by the documents, also after a refusal.</exception>
    public virtual Task SendSalesInvoiceAsync(Guid id, CancellationToken cancellationToken = default) =>
        ActAsync(BusinessCentralOperations.SendSalesInvoice, id, cancellationToken);

    /// <summary>
    /// Cancels a posted invoice: creates a credit memo of all of it and posts that (<c>POST salesInvoices({id})/Microsoft.NAV.cancel</c>). <see cref="RetrySafety.Act"/>; the
    /// answer is empty. Look-up: <see cref="SalesInvoice.Status"/>, and <see cref="GetSalesCreditMemosAsync"/> by <c>invoiceNumber</c>, because the memo may be there and not
    /// posted.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed. Whether anything was posted is decided by the documents, also after a refusal.</exception>
    public virtual Task CancelSalesInvoiceAsync(Guid id, CancellationToken cancellationToken = default) =>
        ActAsync(BusinessCentralOperations.CancelSalesInvoice, id, cancellationToken);

    /// <summary>
    /// Cancels a posted invoice and tells the customer by e-mail (<c>POST salesInvoices({id})/Microsoft.NAV.cancelAndSend</c>). <see cref="RetrySafety.Act"/>; the answer is empty.
    /// Look-up: as for <see cref="CancelSalesInvoiceAsync"/>.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed. Whether anything was posted is decided by the documents, also after a refusal.</exception>
    public virtual Task CancelAndSendSalesInvoiceAsync(Guid id, CancellationToken cancellationToken = default) =>
        ActAsync(BusinessCentralOperations.CancelAndSendSalesInvoice, id, cancellationToken);

    /// <summary>
    /// Makes a draft credit memo of all lines of a posted invoice, whose costs it takes back exactly; lines are then deleted or changed before it is posted
    /// (<c>POST salesInvoices({id})/Microsoft.NAV.makeCorrectiveCreditMemo</c>). <see cref="RetrySafety.Act"/>; the answer is empty. Look-up:
    /// <see cref="GetSalesCreditMemosAsync"/> by <c>invoiceNumber</c>, because the answer does not name the memo.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed. Whether anything was posted is decided by the documents, also after a refusal.</exception>
    public virtual Task MakeCorrectiveCreditMemoAsync(Guid id, CancellationToken cancellationToken = default) =>
        ActAsync(BusinessCentralOperations.MakeCorrectiveCreditMemo, id, cancellationToken);

    /// <summary>The PDF of an invoice (<c>GET salesInvoices({id})/pdfDocument/pdfDocumentContent</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The file; the caller disposes it.</returns>
    /// <exception cref="ConnectorNotFoundException">The invoice is gone.</exception>
    public virtual Task<ConnectorDownload> DownloadSalesInvoicePdfAsync(Guid id, CancellationToken cancellationToken = default) =>
        DownloadAsync(BusinessCentralOperations.DownloadSalesInvoicePdf, id, cancellationToken);

    /// <summary>Posted shipments, oldest change first, from the read replica and so perhaps seconds old (<c>GET salesShipments</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="withLines">Whether to bring <see cref="SalesShipment.SalesShipmentLines"/>.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<SalesShipment> GetSalesShipmentsAsync(ODataQuery? query = null, bool withLines = false, CancellationToken cancellationToken = default) =>
        List(
            BusinessCentralOperations.ListSalesShipments, query, _json.SalesShipments, _json.SalesShipment, cancellationToken,
            fromReplica: true, expand: withLines ? "salesShipmentLines" : null, orderBy: "lastModifiedDateTime");
}
