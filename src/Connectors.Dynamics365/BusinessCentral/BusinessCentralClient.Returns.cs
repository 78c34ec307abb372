using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

public partial class BusinessCentralClient
{
    /// <summary>Sales credit memos, drafts and posted ones (<c>GET salesCreditMemos</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="withLines">Whether to bring <see cref="SalesCreditMemo.SalesCreditMemoLines"/>.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<SalesCreditMemo> GetSalesCreditMemosAsync(ODataQuery? query = null, bool withLines = false, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListSalesCreditMemos, query, _json.SalesCreditMemos, _json.SalesCreditMemo, cancellationToken, expand: withLines ? "salesCreditMemoLines" : null);

    /// <summary>A sales credit memo, as it is now (<c>GET salesCreditMemos({id})</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="withLines">Whether to bring <see cref="SalesCreditMemo.SalesCreditMemoLines"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task<SalesCreditMemo> GetSalesCreditMemoAsync(Guid id, bool withLines = false, CancellationToken cancellationToken = default) =>
        GetAsync(BusinessCentralOperations.GetSalesCreditMemo, id, _json.SalesCreditMemo, cancellationToken, withLines ? "salesCreditMemoLines" : null);

    /// <summary>
    /// Creates a draft with its lines in one transaction (<c>POST salesCreditMemos</c>). <see cref="RetrySafety.Create"/>; look-up: <see cref="GetSalesCreditMemosAsync"/> by
    /// <c>externalDocumentNumber</c>, which is not unique.
    /// </summary>
    /// <param name="memo">What to create.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<SalesCreditMemo> CreateSalesCreditMemoAsync(NewSalesCreditMemo memo, CancellationToken cancellationToken = default) =>
        CreateAsync(BusinessCentralOperations.CreateSalesCreditMemo, memo, _json.NewSalesCreditMemo, _json.SalesCreditMemo, cancellationToken);

    /// <summary>Changes the head of a draft (<c>PATCH salesCreditMemos({id})</c>). <see cref="RetrySafety.SafeRepeat"/>; a repeat of a change that worked is a conflict.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="tag">The version that was read.</param>
    /// <param name="change">What to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorConflictException">It was changed meanwhile.</exception>
    public virtual Task<SalesCreditMemo> UpdateSalesCreditMemoAsync(Guid id, EntityTag tag, SalesCreditMemoChange change, CancellationToken cancellationToken = default) =>
        UpdateAsync(BusinessCentralOperations.UpdateSalesCreditMemo, id, tag, change, _json.SalesCreditMemoChange, _json.SalesCreditMemo, cancellationToken);

    /// <summary>
    /// Reads the head of a draft, lets the caller decide, and changes it (<c>GET</c> and <c>PATCH salesCreditMemos({id})</c>); anew, at most four times, when somebody else was
    /// faster. <see cref="RetrySafety.SafeRepeat"/>:
    /// a change that worked and whose answer was lost is seen as done by a decision that looks at what is there.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="change">What to change of what is there; null for nothing, which sends nothing more. Called once for each reading.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>What is there afterwards.</returns>
    /// <exception cref="ConnectorConflictException">It was changed each time.</exception>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task<SalesCreditMemo> ChangeSalesCreditMemoAsync(Guid id, Func<SalesCreditMemo, SalesCreditMemoChange?> change, CancellationToken cancellationToken = default) => ChangeAsync(
        () => GetSalesCreditMemoAsync(id, cancellationToken: cancellationToken), static there => there.ETag, change, (tag, wanted) => UpdateSalesCreditMemoAsync(id, tag, wanted, cancellationToken));

    /// <summary>Deletes a draft (<c>DELETE salesCreditMemos({id})</c>). <see cref="RetrySafety.Act"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="tag">The version that was read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorConflictException">It was changed meanwhile.</exception>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task DeleteSalesCreditMemoAsync(Guid id, EntityTag tag, CancellationToken cancellationToken = default) =>
        DeleteAsync(BusinessCentralOperations.DeleteSalesCreditMemo, id, tag, cancellationToken);

    /// <summary>
    /// Posts a draft; its id stays and its number changes (<c>POST salesCreditMemos({id})/Microsoft.NAV.post</c>). <see cref="RetrySafety.Act"/>; the answer is empty. Look-up:
    /// <see cref="SalesCreditMemo.Status"/>.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed. Whether anything was posted is decided by the documents, also after a refusal.</exception>
    public virtual Task PostSalesCreditMemoAsync(Guid id, CancellationToken cancellationToken = default) =>
        ActAsync(BusinessCentralOperations.PostSalesCreditMemo, id, cancellationToken);

    /// <summary>
    /// Posts a draft and sends it to the customer by e-mail (<c>POST salesCreditMemos({id})/Microsoft.NAV.postAndSend</c>). <see cref="RetrySafety.Act"/>; the answer is empty.
    /// Look-up: <see cref="SalesCreditMemo.Status"/>, which tells nothing of the e-mail.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed. Whether anything was posted is decided by the documents, also after a refusal.</exception>
    public virtual Task PostAndSendSalesCreditMemoAsync(Guid id, CancellationToken cancellationToken = default) =>
        ActAsync(BusinessCentralOperations.PostAndSendSalesCreditMemo, id, cancellationToken);

    /// <summary>
    /// Sends a credit memo to the customer by e-mail (<c>POST salesCreditMemos({id})/Microsoft.NAV.send</c>). <see cref="RetrySafety.Act"/>; the answer is empty. Look-up: there is none.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed. Whether anything was posted is decided by the documents, also after a refusal.</exception>
    public virtual Task SendSalesCreditMemoAsync(Guid id, CancellationToken cancellationToken = default) =>
        ActAsync(BusinessCentralOperations.SendSalesCreditMemo, id, cancellationToken);

    /// <summary>
    /// Cancels a posted credit memo by an invoice (<c>POST salesCreditMemos({id})/Microsoft.NAV.cancel</c>). <see cref="RetrySafety.Act"/>; the answer is empty. Look-up:
    /// <see cref="SalesCreditMemo.Status"/>.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed. Whether anything was posted is decided by the documents, also after a refusal.</exception>
    public virtual Task CancelSalesCreditMemoAsync(Guid id, CancellationToken cancellationToken = default) =>
        ActAsync(BusinessCentralOperations.CancelSalesCreditMemo, id, cancellationToken);

    /// <summary>
    /// Cancels a posted credit memo and tells the customer by e-mail (<c>POST salesCreditMemos({id})/Microsoft.NAV.cancelAndSend</c>). <see cref="RetrySafety.Act"/>; the answer is
    /// empty. Look-up: <see cref="SalesCreditMemo.Status"/>, which tells nothing of the e-mail.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed. Whether anything was posted is decided by the documents, also after a refusal.</exception>
    public virtual Task CancelAndSendSalesCreditMemoAsync(Guid id, CancellationToken cancellationToken = default) =>
        ActAsync(BusinessCentralOperations.CancelAndSendSalesCreditMemo, id, cancellationToken);

    /// <summary>A line of a credit memo, as it is now (<c>GET salesCreditMemoLines({id})</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task<SalesCreditMemoLine> GetSalesCreditMemoLineAsync(Guid id, CancellationToken cancellationToken = default) =>
        GetAsync(BusinessCentralOperations.GetSalesCreditMemoLine, id, _json.SalesCreditMemoLine, cancellationToken);

    /// <summary>
    /// Adds a line to a draft. Lines of one memo are added one after the other: the ERP locks the memo meanwhile (<c>POST salesCreditMemos({id})/salesCreditMemoLines</c>).
    /// <see cref="RetrySafety.Create"/>; look-up: <see cref="GetSalesCreditMemoAsync"/> with its lines.
    /// </summary>
    /// <param name="memoId">The credit memo.</param>
    /// <param name="line">What to create.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<SalesCreditMemoLine> CreateSalesCreditMemoLineAsync(Guid memoId, NewSalesCreditMemoLine line, CancellationToken cancellationToken = default) =>
        CreateAsync(BusinessCentralOperations.CreateSalesCreditMemoLine, line, _json.NewSalesCreditMemoLine, _json.SalesCreditMemoLine, cancellationToken, memoId);

    /// <summary>Changes a line of a draft (<c>PATCH salesCreditMemoLines({id})</c>). <see cref="RetrySafety.SafeRepeat"/>; a repeat of a change that worked is a conflict.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="tag">The version that was read.</param>
    /// <param name="change">What to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorConflictException">It was changed meanwhile.</exception>
    public virtual Task<SalesCreditMemoLine> UpdateSalesCreditMemoLineAsync(Guid id, EntityTag tag, SalesCreditMemoLineChange change, CancellationToken cancellationToken = default) =>
        UpdateAsync(BusinessCentralOperations.UpdateSalesCreditMemoLine, id, tag, change, _json.SalesCreditMemoLineChange, _json.SalesCreditMemoLine, cancellationToken);

    /// <summary>
    /// Reads a line of a draft, lets the caller decide, and changes it (<c>GET</c> and <c>PATCH salesCreditMemoLines({id})</c>); anew, at most four times, when somebody else was
    /// faster. <see cref="RetrySafety.SafeRepeat"/>:
    /// a change that worked and whose answer was lost is seen as done by a decision that looks at what is there.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="change">What to change of what is there; null for nothing, which sends nothing more. Called once for each reading.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>What is there afterwards.</returns>
    /// <exception cref="ConnectorConflictException">It was changed each time.</exception>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task<SalesCreditMemoLine> ChangeSalesCreditMemoLineAsync(Guid id, Func<SalesCreditMemoLine, SalesCreditMemoLineChange?> change, CancellationToken cancellationToken = default) => ChangeAsync(
        () => GetSalesCreditMemoLineAsync(id, cancellationToken: cancellationToken), static there => there.ETag, change, (tag, wanted) => UpdateSalesCreditMemoLineAsync(id, tag, wanted, cancellationToken));

    /// <summary>Deletes a line of a draft (<c>DELETE salesCreditMemoLines({id})</c>). <see cref="RetrySafety.Act"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="tag">The version that was read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorConflictException">It was changed meanwhile.</exception>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task DeleteSalesCreditMemoLineAsync(Guid id, EntityTag tag, CancellationToken cancellationToken = default) =>
        DeleteAsync(BusinessCentralOperations.DeleteSalesCreditMemoLine, id, tag, cancellationToken);

    /// <summary>
    /// Sales return orders, which only people create, from the read replica and so perhaps seconds old (<c>GET salesReturnOrders</c>). <see cref="RetrySafety.Read"/>. Services
    /// before version 29 do not have them: <see cref="CheckEntitiesAsync"/> tells.
    /// </summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="withLines">Whether to bring <see cref="SalesReturnOrder.SalesReturnOrderLines"/>.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<SalesReturnOrder> GetSalesReturnOrdersAsync(ODataQuery? query = null, bool withLines = false, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListSalesReturnOrders, query, _json.SalesReturnOrders, _json.SalesReturnOrder, cancellationToken, fromReplica: true, expand: withLines ? "salesReturnOrderLines" : null);

    /// <summary>
    /// Posted receipts of goods that came back, from the read replica and so perhaps seconds old (<c>GET returnReceipts</c>). <see cref="RetrySafety.Read"/>. Services before
    /// version 29 do not have them: <see cref="CheckEntitiesAsync"/> tells.
    /// </summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<ReturnReceipt> GetReturnReceiptsAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListReturnReceipts, query, _json.ReturnReceipts, _json.ReturnReceipt, cancellationToken, fromReplica: true);
}
