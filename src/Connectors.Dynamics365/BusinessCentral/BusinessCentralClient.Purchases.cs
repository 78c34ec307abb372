using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

public partial class BusinessCentralClient
{
    /// <summary>Vendors, from the read replica and so perhaps seconds old (<c>GET vendors</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<Vendor> GetVendorsAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListVendors, query, _json.Vendors, _json.Vendor, cancellationToken, fromReplica: true);

    /// <summary>Purchase invoices, drafts and posted ones (<c>GET purchaseInvoices</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="withLines">Whether to bring <see cref="PurchaseInvoice.PurchaseInvoiceLines"/>.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<PurchaseInvoice> GetPurchaseInvoicesAsync(ODataQuery? query = null, bool withLines = false, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListPurchaseInvoices, query, _json.PurchaseInvoices, _json.PurchaseInvoice, cancellationToken, expand: withLines ? "purchaseInvoiceLines" : null);

    /// <summary>A purchase invoice, as it is now (<c>GET purchaseInvoices({id})</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="withLines">Whether to bring <see cref="PurchaseInvoice.PurchaseInvoiceLines"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task<PurchaseInvoice> GetPurchaseInvoiceAsync(Guid id, bool withLines = false, CancellationToken cancellationToken = default) =>
        GetAsync(BusinessCentralOperations.GetPurchaseInvoice, id, _json.PurchaseInvoice, cancellationToken, withLines ? "purchaseInvoiceLines" : null);

    /// <summary>
    /// Creates a draft with its lines in one transaction (<c>POST purchaseInvoices</c>). <see cref="RetrySafety.Create"/>; look-up: <see cref="GetPurchaseInvoicesAsync"/> by
    /// <c>vendorInvoiceNumber</c> and vendor.
    /// </summary>
    /// <param name="invoice">What to create.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<PurchaseInvoice> CreatePurchaseInvoiceAsync(NewPurchaseInvoice invoice, CancellationToken cancellationToken = default) =>
        CreateAsync(BusinessCentralOperations.CreatePurchaseInvoice, invoice, _json.NewPurchaseInvoice, _json.PurchaseInvoice, cancellationToken);

    /// <summary>Deletes a draft (<c>DELETE purchaseInvoices({id})</c>). <see cref="RetrySafety.Act"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="tag">The version that was read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorConflictException">It was changed meanwhile.</exception>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task DeletePurchaseInvoiceAsync(Guid id, EntityTag tag, CancellationToken cancellationToken = default) =>
        DeleteAsync(BusinessCentralOperations.DeletePurchaseInvoice, id, tag, cancellationToken);

    /// <summary>
    /// Posts a draft; its id stays and its number changes (<c>POST purchaseInvoices({id})/Microsoft.NAV.post</c>). <see cref="RetrySafety.Act"/>; the answer is empty. Look-up:
    /// <see cref="PurchaseInvoice.Status"/>.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed. Whether anything was posted is decided by the documents, also after a refusal.</exception>
    public virtual Task PostPurchaseInvoiceAsync(Guid id, CancellationToken cancellationToken = default) =>
        ActAsync(BusinessCentralOperations.PostPurchaseInvoice, id, cancellationToken);
}
