using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Companion;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>
/// Returns in Business Central behind the neutral port: return document and credit note are one sales credit memo; with <see cref="BusinessCentralErpOptions.ReturnOrders"/> a sales return order, which becomes a posted receipt and
/// a posted credit memo. Thread-safe.
/// </summary>
/// <remarks>
/// A return order is made with its mark, so that it is always told whose it is. Of memos:
/// The memo is made of the posted invoice, which keeps its way of counting tax and takes its costs back exactly. The service's answer does not name it and it carries no mark, so that
/// a draft of the invoice without a mark stops the next: there is never more than one whose owner is to be told, and none is taken that somebody has changed.
/// </remarks>
public sealed class BusinessCentralReturns : IErpReturns
{
    private const int MarkLength = 35;

    private static readonly Operation Making = BusinessCentralOperations.MakeCorrectiveCreditMemo;
    private static readonly Operation Listing = BusinessCentralOperations.ListSalesCreditMemos;

    private readonly BusinessCentralClient _client;
    private readonly BusinessCentralErpOptions _options;
    private readonly IReadOnlySet<string> _charges;
    private readonly Func<UnitCode, string> _unitText;
    private readonly BusinessCentralCompanion? _companion;

    /// <summary>Puts the client behind the port.</summary>
    /// <param name="connection">The connection this is.</param>
    /// <param name="client">The client of the company.</param>
    /// <param name="options">How orders are written: which lines book charges.</param>
    /// <param name="unitText">The ERP's text for a unit, at most 10 characters; null writes the unit's own code.</param>
    /// <param name="companion">What is known of the companion extension; null where there is none.</param>
    public BusinessCentralReturns(
        ConnectionName connection, BusinessCentralClient client, BusinessCentralErpOptions options, Func<UnitCode, string>? unitText = null, BusinessCentralCompanion? companion = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        Connection = connection;
        (_client, _options, _charges, _unitText, _companion) = (client, options, options.GetChargeItems(), unitText ?? (static unit => unit.Value), companion);
        Capabilities = new() { Posts = true, Locations = true, ExternalNumberLength = MarkLength, StillWorkingFor = options.StillWorkingFor };
    }

    /// <inheritdoc/>
    public ConnectionName Connection { get; }

    /// <summary>Drafts are made, fitted and posted. Goods may go to any location of the company.</summary>
    public ErpReturnCapabilities Capabilities { get; }

    /// <summary>
    /// The posted invoices of an order, by its number and, where that finds none, by its external number (<c>GET salesInvoices</c>). One that was cancelled in full is left out.
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed, or the id of the order is none of this ERP's.</exception>
    public async Task<LookupResult<IReadOnlyList<ErpInvoice>>> FindInvoicesAsync(ErpOrder order, CancellationToken cancellationToken = default)
    {
        var id = BusinessCentralErp.IdOf(order, BusinessCentralOperations.ListSalesInvoices);
        foreach (var filter in (ODataFilter[])[ODataFilter.EqualTo("orderNumber", order.Number), ODataFilter.EqualTo("externalDocumentNumber", order.ExternalNumber)])
        {
            var all = await WholeList.ReadAsync(_client.GetSalesInvoicesAsync(filter, withLines: true, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (all.Unreadable.Count > 0)
                return new LookupResult<IReadOnlyList<ErpInvoice>>.CannotTell($"An invoice of order {order.Number} cannot be read.");
            var posted = all.Where(static i => i.Status != SalesInvoiceStatus.Draft && i.Status != SalesInvoiceStatus.InReview).ToList();
            if (posted.Count == 0)
                continue;
            if (posted.Exists(i => i.OrderId is { } of && of != id && i.Id != id))
                return new LookupResult<IReadOnlyList<ErpInvoice>>.CannotTell($"There are invoices with the number of order {order.Number} that were not made of it.");
            posted.RemoveAll(static i => i.Status == SalesInvoiceStatus.Canceled);
            if (posted.Count == 0)
                return new LookupResult<IReadOnlyList<ErpInvoice>>.CannotTell($"The invoices of order {order.Number} were cancelled.");
            if (posted.Exists(i => !Tells(i)))
                return new LookupResult<IReadOnlyList<ErpInvoice>>.CannotTell($"An invoice of order {order.Number} does not tell what it holds.");
            return new LookupResult<IReadOnlyList<ErpInvoice>>.Found([.. posted.OrderBy(static i => i.PostingDate).ThenBy(static i => i.Number, StringComparer.Ordinal).Select(Map)]);
        }

        return new LookupResult<IReadOnlyList<ErpInvoice>>.Absent();
    }

    /// <summary>
    /// The memo with the mark, and those of the invoice (<c>GET salesCreditMemos</c> by <c>externalDocumentNumber</c>, then by <c>invoiceNumber</c>). Where the companion extension has return orders, that
    /// with the mark before (<c>GET returnOrders</c> of it): one that is posted meanwhile is then seen as a memo, never missed. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">
    /// The call failed; or the document was found, and what it is to hold could not be written; or return orders are written, and the companion extension does not tell them now
    /// (<see cref="FailureKind.NotAvailable"/>).
    /// </exception>
    public async Task<LookupResult<ErpCreditNote>> FindReturnAsync(ErpReturn asked, bool mayBeUnmarked, CancellationToken cancellationToken = default)
    {
        var orders = await OrdersAsync(_client, asked, Listing, cancellationToken).ConfigureAwait(false);
        if (orders.Unreadable.Count > 0)
            return new LookupResult<ErpCreditNote>.CannotTell($"The answer holds a return order that cannot be read: {orders.Unreadable[0].Id ?? "without an id"} at {orders.Unreadable[0].Path}.");
        if (orders.Count > 1)
            return new LookupResult<ErpCreditNote>.CannotTell($"{orders.Count} return orders carry the mark {asked.ExternalNumber}.");
        var memos = await ReadAsync(_client, asked, cancellationToken).ConfigureAwait(false);
        if (memos.Unreadable.Count > 0)
            return new LookupResult<ErpCreditNote>.CannotTell($"The answer holds what cannot be read: {memos.Unreadable[0].Id ?? "a credit memo without an id"} at {memos.Unreadable[0].Path}.");
        var marked = memos.Where(m => Same(m.ExternalDocumentNumber, asked.ExternalNumber)).ToList();
        if (orders is [var open])
        {
            return marked.Count == 0 ? new LookupResult<ErpCreditNote>.Found(Compared(open, asked, CreditDocuments.ReturnOrders))
                : new LookupResult<ErpCreditNote>.CannotTell($"Return order {open.Number} and credit memo {marked[0].Number} carry the mark {asked.ExternalNumber}.");
        }

        if (marked.Count > 1)
            return new LookupResult<ErpCreditNote>.CannotTell($"{marked.Count} credit memos carry the mark {asked.ExternalNumber}.");
        if (marked is [var own])
        {
            return own.Status == SalesCreditMemoStatus.Canceled ? new LookupResult<ErpCreditNote>.CannotTell($"Credit memo {own.Number} was cancelled.")
                : IsDraft(own) || IsPosted(own) ? new LookupResult<ErpCreditNote>.Found(Compared(own, asked))
                : new LookupResult<ErpCreditNote>.CannotTell($"Credit memo {own.Number} is in the state '{own.Status}', which is not known.");
        }

        var unmarked = memos.Where(m => IsUnmarked(m, asked)).ToList();
        if (unmarked.Find(m => !IsDraft(m) && m.Status != SalesCreditMemoStatus.Canceled && !asked.OfOthers.Any(n => Same(n, m.Number))) is { } posted)
            return new LookupResult<ErpCreditNote>.CannotTell($"Credit memo {posted.Number} of invoice {asked.Invoice.Number} was posted without the mark of a return: whose it is cannot be told.");
        return unmarked.FindAll(m => IsDraft(m) && !asked.OfOthers.Any(n => Same(n, m.Number))) switch
        {
            [] => new LookupResult<ErpCreditNote>.Absent(),
            [var draft] when mayBeUnmarked && CreditMemoPlan.IsUntouched(draft, asked.Invoice) => new LookupResult<ErpCreditNote>.Found(Compared(draft, asked)),
            [var draft, ..] => new LookupResult<ErpCreditNote>.CannotTell($"Draft {draft.Number} of invoice {asked.Invoice.Number} has no mark of a return: whose it is cannot be told."),
        };
    }

    /// <summary>
    /// Makes a draft of the invoice (<c>POST salesInvoices({id})/Microsoft.NAV.makeCorrectiveCreditMemo</c>), finds it among the memos of the invoice and marks it
    /// (<c>PATCH salesCreditMemos({id})</c>); or a return order of it, with its mark (<c>POST returnOrders</c> of the companion extension). <see cref="RetrySafety.Create"/>; look-up:
    /// <see cref="FindReturnAsync"/>.
    /// </summary>
    /// <exception cref="PortException">
    /// The call failed; or nothing was made, because the invoice has a draft without a mark or the return has its memo already (<see cref="FailureKind.Conflict"/>).
    /// </exception>
    public async Task<ErpCreditNote> CreateReturnAsync(ErpReturn asked, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        FieldText.Fit(Making, asked.ExternalNumber, MarkLength, "externalDocumentNumber");
        if (!Guid.TryParse(asked.Invoice.Id, out var invoice))
            throw FieldText.Refuse(Making, $"the id of invoice {asked.Invoice.Number} is none of this ERP's.");
        var permitted = _client.Under(permit);
        var orders = await OrdersAsync(permitted, asked, Making, cancellationToken).ConfigureAwait(false);
        if (orders.Count + orders.Unreadable.Count > 0)
            throw ConnectorException.For(Making, FailureKind.Conflict, "the return has its return order already; nothing was made");
        var before = await WholeAsync(permitted, asked, Making, cancellationToken).ConfigureAwait(false);
        if (before.Exists(m => Same(m.ExternalDocumentNumber, asked.ExternalNumber)))
            throw ConnectorException.For(Making, FailureKind.Conflict, "the return has its credit memo already; nothing was made");
        if (before.Exists(m => IsDraft(m) && IsUnmarked(m, asked) && !asked.OfOthers.Any(n => Same(n, m.Number))))
            throw ConnectorException.For(Making, FailureKind.Conflict, $"invoice {asked.Invoice.Number} has a draft without the mark of a return; nothing was made");
        if (_options.ReturnOrders)
            return await OrderAsync(permitted, asked, cancellationToken).ConfigureAwait(false);
        ConnectorException? refused = null;
        try
        {
            await permitted.MakeCorrectiveCreditMemoAsync(invoice, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException no) when (no is { StatusCode: not null, ErrorCode: not null, Kind: FailureKind.Rejected or FailureKind.NotFound or FailureKind.Conflict })
        {
            refused = no;
        }

        List<SalesCreditMemo> after;
        try
        {
            after = await WholeAsync(permitted, asked, Making, cancellationToken).ConfigureAwait(false);
        }
        catch (PortException)
        {
            // Whatever kept the memos from being read: one was made, or may have been.
            throw refused is null ? ConnectorException.For(Making, FailureKind.OutcomeUnknown, "the draft was made, and could not be found yet") : BusinessCentralClient.MayBeDone(refused);
        }

        var made = after.FindAll(m => IsDraft(m) && IsUnmarked(m, asked) && !before.Exists(b => b.Id == m.Id));
        if (made.Count == 0 && refused is not null)
            throw refused;
        if (made is not [var draft])
            throw ConnectorException.For(Making, FailureKind.OutcomeUnknown, $"{made.Count} drafts of invoice {asked.Invoice.Number} are there now that were not before");
        try
        {
            return Compared(await MarkAsync(permitted, asked, draft, CreditDocuments.Memos, cancellationToken).ConfigureAwait(false), asked);
        }
        catch (PortException)
        {
            // It is there, and known: the mark follows when it is fitted. A failure would sound as if nothing had been made.
            return Compared(draft, asked);
        }
    }

    /// <summary>
    /// Of a return order by the pages of the companion extension, of a memo:
    /// marks the draft and gives it its posting date (<c>PATCH salesCreditMemos({id})</c>), takes out what did not come back (<c>DELETE salesCreditMemoLines({id})</c>), corrects the
    /// rest (<c>PATCH salesCreditMemoLines({id})</c>) and adds what is missing (<c>POST salesCreditMemoLines</c>), line by line. <see cref="RetrySafety.SafeRepeat"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed; the draft is gone, posted, or was changed meanwhile; or what it is to hold cannot be written.</exception>
    public async Task<ErpCreditNote> FitReturnAsync(ErpReturn asked, ErpCreditNote there, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(there);
        var (id, documents) = IdOf(there, BusinessCentralOperations.UpdateSalesCreditMemo);
        var operation = documents.Updating;
        var permitted = _client.Under(permit);
        var memo = await DemandAsync(permitted, id, documents, asked, operation, cancellationToken).ConfigureAwait(false);
        DemandOwnDraft(memo, asked, operation);
        var plan = Plan(memo, asked, operation);
        if (!Same(memo.ExternalDocumentNumber, asked.ExternalNumber) || (asked.PostingDate is { } day && memo.PostingDate != day))
            await MarkAsync(permitted, asked, memo, documents, cancellationToken).ConfigureAwait(false);

        // One after the other: the ERP locks the memo meanwhile.
        foreach (var step in plan.Steps)
        {
            if (step.New is { } missing)
            {
                await documents.CreateLineAsync(permitted, id, missing, cancellationToken).ConfigureAwait(false);
            }
            else if (step.Change is { } change)
            {
                await documents.ChangeLineAsync(permitted, step.Line!.Id, line => step.IsAsRead(line) ? change : throw Changed(operation), cancellationToken).ConfigureAwait(false);
            }
            else
            {
                var line = await documents.GetLineAsync(permitted, step.Line!.Id, cancellationToken).ConfigureAwait(false);
                await documents.DeleteLineAsync(permitted, line.Id, step.IsAsRead(line) ? line.ETag : throw Changed(operation), cancellationToken).ConfigureAwait(false);
            }
        }

        return Compared(await DemandAsync(permitted, id, documents, asked, operation, cancellationToken).ConfigureAwait(false), asked, documents);
    }

    /// <summary>
    /// Reads the memo and posts it when it holds what was asked for (<c>POST salesCreditMemos({id})/Microsoft.NAV.post</c>); a return order with its receipt (<c>POST returnOrders({id})/Microsoft.NAV.post</c>
    /// of the companion extension). A refusal is believed only when the document shows that it is still a draft. <see cref="RetrySafety.Act"/>; look-up: <see cref="FindReturnAsync"/>.
    /// </summary>
    /// <exception cref="PortException">
    /// The call failed; or nothing was posted, because the memo is gone (<see cref="FailureKind.NotFound"/>), holds something else (<see cref="FailureKind.Conflict"/>), or the ERP
    /// forbids it (<see cref="FailureKind.Rejected"/>).
    /// </exception>
    public async Task PostReturnAsync(ErpReturn asked, ErpCreditNote there, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(there);
        var (id, documents) = IdOf(there, CreditDocuments.Memos.Posting);
        var posting = documents.Posting;
        var permitted = _client.Under(permit);
        var memo = await ReadAsync(permitted, id, documents, posting, cancellationToken).ConfigureAwait(false)
            ?? await PostedAsync(permitted, asked, documents, cancellationToken).ConfigureAwait(false) ?? throw Gone(posting, documents);
        if (IsPosted(memo))
            return;
        DemandOwnDraft(memo, asked, posting);
        if (!Same(memo.ExternalDocumentNumber, asked.ExternalNumber) || Plan(memo, asked, posting).Steps.Count > 0)
            throw ConnectorException.For(posting, FailureKind.Conflict, $"{documents.Kind} {memo.Number} holds something else than was asked for; nothing was posted");
        try
        {
            await documents.PostAsync(permitted, id, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException refused) when (BusinessCentralClient.IsWordOnPosting(refused))
        {
            SalesCreditMemo? now;
            try
            {
                now = await ReadAsync(permitted, id, documents, posting, cancellationToken).ConfigureAwait(false) ?? await PostedAsync(permitted, asked, documents, cancellationToken).ConfigureAwait(false);
            }
            catch (PortException)
            {
                throw BusinessCentralClient.MayBeDone(refused);
            }

            // Some versions fail when all is done.
            if (now is not null && IsPosted(now))
                return;
            if (now is null || !IsDraft(now))
                throw BusinessCentralClient.MayBeDone(refused);
            throw;
        }
    }

    private async Task<SalesCreditMemo> MarkAsync(BusinessCentralClient permitted, ErpReturn asked, SalesCreditMemo memo, CreditDocuments documents, CancellationToken cancellationToken)
    {
        await documents.ChangeAsync(
            permitted,
            memo.Id,
            now =>
            {
                DemandOwnDraft(now, asked, documents.Updating);
                var (mark, day) = (Same(now.ExternalDocumentNumber, asked.ExternalNumber) ? null : asked.ExternalNumber, now.PostingDate == asked.PostingDate ? null : asked.PostingDate);
                return mark is null && day is null ? null : new SalesCreditMemoChange { ExternalDocumentNumber = mark, PostingDate = day };
            },
            cancellationToken).ConfigureAwait(false);
        return await DemandAsync(permitted, memo.Id, documents, asked, documents.Updating, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the return order, and reads it with its lines. Where it cannot be read, it is there all the same.</summary>
    private async Task<ErpCreditNote> OrderAsync(BusinessCentralClient permitted, ErpReturn asked, CancellationToken cancellationToken)
    {
        var wanted = new NewReturnOrder { InvoiceNumber = asked.Invoice.Number, ExternalDocumentNumber = asked.ExternalNumber };
        var made = await BusinessCentralCompanion.WatchAsync(_companion, () => permitted.CreateReturnOrderAsync(wanted, cancellationToken)).ConfigureAwait(false);
        var order = made.ToMemo();
        try
        {
            return Compared(await MarkAsync(permitted, asked, order, CreditDocuments.ReturnOrders, cancellationToken).ConfigureAwait(false), asked, CreditDocuments.ReturnOrders);
        }
        catch (PortException)
        {
            // It is there, and known: what is missing follows when it is fitted. A failure would sound as if nothing had been made.
            return Compared(order, asked, CreditDocuments.ReturnOrders);
        }
    }

    /// <summary>
    /// The return orders with the mark; none where no such documents are written, nor any that were before can be seen. Where they are written and cannot be seen, nothing is said: the return may have
    /// one, and a credit memo beside it would credit it twice.
    /// </summary>
    private async Task<ItemList<SalesCreditMemo>> OrdersAsync(BusinessCentralClient from, ErpReturn asked, Operation operation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (_options.ReturnOrders)
            await DemandOrdersAsync(operation, cancellationToken).ConfigureAwait(false);
        else if (_companion is null || !await _companion.HasAsync(CompanionContract.ReturnOrders, cancellationToken).ConfigureAwait(false))
            return new ItemList<SalesCreditMemo>([]);
        var mark = ODataFilter.EqualTo("externalDocumentNumber", asked.ExternalNumber);
        return await BusinessCentralCompanion.WatchAsync(_companion, () => CreditDocuments.ReturnOrders.ReadAsync(from, mark, cancellationToken)).ConfigureAwait(false);
    }

    private async Task DemandOrdersAsync(Operation operation, CancellationToken cancellationToken)
    {
        if (!await BusinessCentralCompanion.TellsAsync(_companion, CompanionContract.ReturnOrders, cancellationToken).ConfigureAwait(false))
            throw ConnectorException.For(operation, FailureKind.NotAvailable, $"returns are written as return orders ({nameof(BusinessCentralErpOptions.ReturnOrders)}), and the companion extension does not have them");
    }

    /// <summary>What a return order that is gone became: the posted memo with its mark; null when there is none, and for memos, which keep their id.</summary>
    private static async Task<SalesCreditMemo?> PostedAsync(BusinessCentralClient from, ErpReturn asked, CreditDocuments documents, CancellationToken cancellationToken) =>
        documents == CreditDocuments.Memos ? null
            : (await WholeAsync(from, asked, documents.Posting, cancellationToken).ConfigureAwait(false)).Find(m => IsPosted(m) && Same(m.ExternalDocumentNumber, asked.ExternalNumber));

    /// <summary>The document as it is now; one that was posted meanwhile is a conflict, as it is for memos.</summary>
    private async Task<SalesCreditMemo> DemandAsync(BusinessCentralClient from, Guid id, CreditDocuments documents, ErpReturn asked, Operation operation, CancellationToken cancellationToken) =>
        await ReadAsync(from, id, documents, operation, cancellationToken).ConfigureAwait(false)
            ?? await PostedAsync(from, asked, documents, cancellationToken).ConfigureAwait(false) ?? throw Gone(operation, documents);

    /// <summary>The memos with the mark, and all those of the invoice, each once.</summary>
    private static async Task<ItemList<SalesCreditMemo>> ReadAsync(BusinessCentralClient from, ErpReturn asked, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var marked = await WholeList.ReadAsync(from.GetSalesCreditMemosAsync(ODataFilter.EqualTo("externalDocumentNumber", asked.ExternalNumber), withLines: true, cancellationToken), cancellationToken).ConfigureAwait(false);
        var ofInvoice = await WholeList.ReadAsync(from.GetSalesCreditMemosAsync(ODataFilter.EqualTo("invoiceNumber", asked.Invoice.Number), withLines: true, cancellationToken), cancellationToken).ConfigureAwait(false);
        return new ItemList<SalesCreditMemo>([.. marked.Concat(ofInvoice).DistinctBy(static m => m.Id)], [.. marked.Unreadable, .. ofInvoice.Unreadable]);
    }

    private static async Task<List<SalesCreditMemo>> WholeAsync(BusinessCentralClient from, ErpReturn asked, Operation operation, CancellationToken cancellationToken)
    {
        var memos = await ReadAsync(from, asked, cancellationToken).ConfigureAwait(false);
        return memos.Unreadable.Count == 0 ? [.. memos] : throw ConnectorException.For(operation, FailureKind.Unreadable, "a credit memo of the invoice cannot be read");
    }

    /// <summary>The document as it is now; null when it is gone.</summary>
    private async Task<SalesCreditMemo?> ReadAsync(BusinessCentralClient from, Guid id, CreditDocuments documents, Operation operation, CancellationToken cancellationToken)
    {
        if (documents == CreditDocuments.ReturnOrders)
            await DemandOrdersAsync(operation, cancellationToken).ConfigureAwait(false);
        var memos = await BusinessCentralCompanion.WatchAsync(documents == CreditDocuments.Memos ? null : _companion, () => documents.ReadAsync(from, ODataFilter.EqualTo("id", id), cancellationToken)).ConfigureAwait(false);
        if (memos.Unreadable.Count > 0 || memos.Any(memo => memo.Id != id))
            throw ConnectorException.For(operation, FailureKind.Unreadable, "the ERP answered with what cannot be read, or with another credit memo than the one that was asked for");
        return memos.Count > 0 ? memos[0] : null;
    }

    private ErpCreditNote Compared(SalesCreditMemo memo, ErpReturn asked, CreditDocuments? documents = null)
    {
        var (plan, why, kind) = CreditMemoPlan.Make(memo, asked, _options, _unitText);
        if (plan is null && kind == FailureKind.Rejected)
            throw FieldText.Refuse(Listing, why);
        return new ErpCreditNote
        {
            Id = documents == CreditDocuments.ReturnOrders && !IsPosted(memo) ? $"{CreditDocuments.OfReturnOrders}{memo.Id:D}" : memo.Id.ToString("D"),
            Number = memo.Number,
            IsPosted = IsPosted(memo),
            IsMarked = Same(memo.ExternalDocumentNumber, asked.ExternalNumber),
            Total = BusinessCentralErp.Total(memo.TotalAmountIncludingTax, memo.CurrencyCode),
            IsIncomplete = plan is null,
            Differences = plan is null ? [] : [.. plan.Steps.Select(static step => step.Why)],
        };
    }

    private CreditMemoPlan Plan(SalesCreditMemo memo, ErpReturn asked, Operation operation)
    {
        var (plan, why, kind) = CreditMemoPlan.Make(memo, asked, _options, _unitText);
        return plan ?? throw (kind == FailureKind.Rejected ? FieldText.Refuse(operation, why) : ConnectorException.For(operation, kind, why));
    }

    private static void DemandOwnDraft(SalesCreditMemo memo, ErpReturn asked, Operation operation)
    {
        if (!IsDraft(memo))
            throw ConnectorException.For(operation, FailureKind.Conflict, $"credit memo {memo.Number} is no draft any more");
        if (!Same(memo.ExternalDocumentNumber, asked.ExternalNumber) && !IsUnmarked(memo, asked))
            throw ConnectorException.For(operation, FailureKind.Conflict, $"credit memo {memo.Number} carries another mark");
    }

    /// <summary>A memo that is made of an invoice may carry the number of its order.</summary>
    private static bool IsUnmarked(SalesCreditMemo memo, ErpReturn asked) => Same(memo.InvoiceNumber, asked.Invoice.Number)
        && (memo.ExternalDocumentNumber.Length == 0 || Same(memo.ExternalDocumentNumber, asked.Invoice.ExternalNumber) || Same(memo.ExternalDocumentNumber, asked.Order.ExternalNumber));

    private static bool IsDraft(SalesCreditMemo memo) => memo.Status == SalesCreditMemoStatus.Draft || memo.Status == SalesCreditMemoStatus.InReview;

    private static bool IsPosted(SalesCreditMemo memo) => memo.Status == SalesCreditMemoStatus.Open || memo.Status == SalesCreditMemoStatus.Paid || memo.Status == SalesCreditMemoStatus.Corrective;

    private static bool Tells(SalesInvoice invoice) =>
        invoice.TellsLines && invoice.SalesInvoiceLines.All(static line => line.LineType == SalesLineType.Comment || line.Quantity is not null) && BusinessCentralErp.IsMoney(invoice.CurrencyCode);

    private ErpInvoice Map(SalesInvoice invoice) => new()
    {
        Id = invoice.Id.ToString("D"),
        Number = invoice.Number,
        ExternalNumber = invoice.ExternalDocumentNumber,
        Currency = new CurrencyCode(invoice.CurrencyCode),
        PricesIncludeTax = invoice.PricesIncludeTax,
        Total = invoice.TotalAmountIncludingTax,
        Lines =
        [
            .. invoice.SalesInvoiceLines
                .Where(line => line.LineType == SalesLineType.Item && line.Quantity is not (null or 0m) && line.LineObjectNumber.Length > 0 && !_charges.Contains(line.LineObjectNumber))
                .Select(static line => new ErpInvoiceLine(new Sku(line.LineObjectNumber), line.Quantity!.Value, line.UnitOfMeasureCode)),
        ],
    };

    private static (Guid Id, CreditDocuments Documents) IdOf(ErpCreditNote note, Operation operation)
    {
        var isOrder = note.Id.StartsWith(CreditDocuments.OfReturnOrders, StringComparison.Ordinal);
        return Guid.TryParse(isOrder ? note.Id[CreditDocuments.OfReturnOrders.Length..] : note.Id, out var id) ? (id, isOrder ? CreditDocuments.ReturnOrders : CreditDocuments.Memos)
            : throw FieldText.Refuse(operation, $"the id of credit memo {note.Number} is none of this ERP's.");
    }

    private static ConnectorException Gone(Operation operation, CreditDocuments documents) => ConnectorException.For(operation, FailureKind.NotFound, $"the {documents.Kind} is gone");

    private static ConnectorException Changed(Operation operation) => ConnectorException.For(operation, FailureKind.Conflict, "somebody changed a line of the credit memo meanwhile");

    private static bool Same(string left, string right) => string.Equals(left.Trim(), right.Trim(), StringComparison.OrdinalIgnoreCase);
}
