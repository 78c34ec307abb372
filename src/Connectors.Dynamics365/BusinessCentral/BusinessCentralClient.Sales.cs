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
    public virtual AsyncPageable<SalesOrder> GetSalesOrdersAsync(ODataQuery? query = null, bool withLines = false, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListSalesOrders, query, _json.SalesOrders, _json.SalesOrder, cancellationToken, expand: withLines ? "salesOrderLines" : null);

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

    /// <summary>Deletes an order of which nothing was shipped (<c>DELETE salesOrders({id})</c>). <see cref="RetrySafety.Act"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="tag">The version that was read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorConflictException">It was changed meanwhile.</exception>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task DeleteSalesOrderAsync(Guid id, EntityTag tag, CancellationToken cancellationToken = default) =>
        DeleteAsync(BusinessCentralOperations.DeleteSalesOrder, id, tag, cancellationToken);

    /// <summary>Sales invoices, drafts and posted ones (<c>GET salesInvoices</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<SalesInvoice> GetSalesInvoicesAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListSalesInvoices, query, _json.SalesInvoices, _json.SalesInvoice, cancellationToken);

    /// <summary>Posted shipments, oldest change first, from the read replica and so perhaps seconds old (<c>GET salesShipments</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="withLines">Whether to bring <see cref="SalesShipment.SalesShipmentLines"/>.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<SalesShipment> GetSalesShipmentsAsync(ODataQuery? query = null, bool withLines = false, CancellationToken cancellationToken = default) =>
        List(
            BusinessCentralOperations.ListSalesShipments, query, _json.SalesShipments, _json.SalesShipment, cancellationToken,
            fromReplica: true, expand: withLines ? "salesShipmentLines" : null, orderBy: "lastModifiedDateTime");
}
