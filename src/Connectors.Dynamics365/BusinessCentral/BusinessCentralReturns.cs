using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>Returns in Business Central behind the neutral port: return document and credit note are one sales credit memo. Thread-safe.</summary>
/// <remarks>
/// The memo is made of the posted invoice, which keeps its way of counting tax and takes its costs back exactly. The service's answer does not name it and it carries no mark, so that
/// a draft of the invoice without a mark stops the next: there is never more than one whose owner is to be told, and none is taken that somebody has changed.
/// </remarks>
public sealed class BusinessCentralReturns : IErpReturns
{
    private const int MarkLength = 35;

    private static readonly Operation Making = BusinessCentralOperations.MakeCorrectiveCreditMemo;
    private static readonly Operation Posting = BusinessCentralOperations.PostSalesCreditMemo;
    private static readonly Operation Listing = BusinessCentralOperations.ListSalesCreditMemos;

    private readonly BusinessCentralClient _client;
    private readonly BusinessCentralErpOptions _options;
    private readonly IReadOnlySet<string> _charges;
    private readonly Func<UnitCode, string> _unitText;

    /// <summary>Puts the client behind the port.</summary>
    /// <param name="connection">The connection this is.</param>
    /// <param name="client">The client of the company.</param>
    /// <param name="options">How orders are written: which lines book charges.</param>
    /// <param name="unitText">The ERP's text for a unit, at most 10 characters; null writes the unit's own code.</param>
    public BusinessCentralReturns(ConnectionName connection, BusinessCentralClient client, BusinessCentralErpOptions options, Func<UnitCode, string>? unitText = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        Connection = connection;
        (_client, _options, _charges, _unitText) = (client, options, options.GetChargeItems(), unitText ?? (static unit => unit.Value));
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
    /// The memo with the mark, and those of the invoice (<c>GET salesCreditMemos</c> by <c>externalDocumentNumber</c>, then by <c>invoiceNumber</c>). <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed; or the memo was found, and what it is to hold could not be written.</exception>
    public async Task<LookupResult<ErpCreditNote>> FindReturnAsync(ErpReturn asked, bool mayBeUnmarked, CancellationToken cancellationToken = default)
    {
        var memos = await ReadAsync(_client, asked, cancellationToken).ConfigureAwait(false);
        if (memos.Unreadable.Count > 0)
            return new LookupResult<ErpCreditNote>.CannotTell($"The answer holds what cannot be read: {memos.Unreadable[0].Id ?? "a credit memo without an id"} at {memos.Unreadable[0].Path}.");
        var marked = memos.Where(m => Same(m.ExternalDocumentNumber, asked.ExternalNumber)).ToList();
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
    /// (<c>PATCH salesCreditMemos({id})</c>). <see cref="RetrySafety.Create"/>; look-up: <see cref="FindReturnAsync"/>.
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
        var before = await WholeAsync(permitted, asked, Making, cancellationToken).ConfigureAwait(false);
        if (before.Exists(m => Same(m.ExternalDocumentNumber, asked.ExternalNumber)))
            throw ConnectorException.For(Making, FailureKind.Conflict, "the return has its credit memo already; nothing was made");
        if (before.Exists(m => IsDraft(m) && IsUnmarked(m, asked) && !asked.OfOthers.Any(n => Same(n, m.Number))))
            throw ConnectorException.For(Making, FailureKind.Conflict, $"invoice {asked.Invoice.Number} has a draft without the mark of a return; nothing was made");
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
            return Compared(await MarkAsync(permitted, asked, draft, cancellationToken).ConfigureAwait(false), asked);
        }
        catch (PortException)
        {
            // It is there, and known: the mark follows when it is fitted. A failure would sound as if nothing had been made.
            return Compared(draft, asked);
        }
    }

    /// <summary>
    /// Marks the draft and gives it its posting date (<c>PATCH salesCreditMemos({id})</c>), takes out what did not come back (<c>DELETE salesCreditMemoLines({id})</c>), corrects the
    /// rest (<c>PATCH salesCreditMemoLines({id})</c>) and adds what is missing (<c>POST salesCreditMemoLines</c>), line by line. <see cref="RetrySafety.SafeRepeat"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed; the draft is gone, posted, or was changed meanwhile; or what it is to hold cannot be written.</exception>
    public async Task<ErpCreditNote> FitReturnAsync(ErpReturn asked, ErpCreditNote there, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(there);
        var operation = BusinessCentralOperations.UpdateSalesCreditMemo;
        var id = IdOf(there, operation);
        var permitted = _client.Under(permit);
        var memo = await ReadAsync(permitted, id, operation, cancellationToken).ConfigureAwait(false) ?? throw Gone(operation);
        DemandOwnDraft(memo, asked, operation);
        var plan = Plan(memo, asked, operation);
        if (!Same(memo.ExternalDocumentNumber, asked.ExternalNumber) || (asked.PostingDate is { } day && memo.PostingDate != day))
            await MarkAsync(permitted, asked, memo, cancellationToken).ConfigureAwait(false);

        // One after the other: the ERP locks the memo meanwhile.
        foreach (var step in plan.Steps)
        {
            if (step.New is { } missing)
            {
                await permitted.CreateSalesCreditMemoLineAsync(id, missing, cancellationToken).ConfigureAwait(false);
            }
            else if (step.Change is { } change)
            {
                await permitted.ChangeSalesCreditMemoLineAsync(step.Line!.Id, line => step.IsAsRead(line) ? change : throw Changed(operation), cancellationToken).ConfigureAwait(false);
            }
            else
            {
                var line = await permitted.GetSalesCreditMemoLineAsync(step.Line!.Id, cancellationToken).ConfigureAwait(false);
                await permitted.DeleteSalesCreditMemoLineAsync(line.Id, step.IsAsRead(line) ? line.ETag : throw Changed(operation), cancellationToken).ConfigureAwait(false);
            }
        }

        return Compared(await ReadAsync(permitted, id, operation, cancellationToken).ConfigureAwait(false) ?? throw Gone(operation), asked);
    }

    /// <summary>
    /// Reads the memo and posts it when it holds what was asked for (<c>POST salesCreditMemos({id})/Microsoft.NAV.post</c>). A refusal is believed only when the memo shows that it is
    /// still a draft. <see cref="RetrySafety.Act"/>; look-up: <see cref="FindReturnAsync"/>.
    /// </summary>
    /// <exception cref="PortException">
    /// The call failed; or nothing was posted, because the memo is gone (<see cref="FailureKind.NotFound"/>), holds something else (<see cref="FailureKind.Conflict"/>), or the ERP
    /// forbids it (<see cref="FailureKind.Rejected"/>).
    /// </exception>
    public async Task PostReturnAsync(ErpReturn asked, ErpCreditNote there, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(there);
        var id = IdOf(there, Posting);
        var permitted = _client.Under(permit);
        var memo = await ReadAsync(permitted, id, Posting, cancellationToken).ConfigureAwait(false) ?? throw Gone(Posting);
        if (IsPosted(memo))
            return;
        DemandOwnDraft(memo, asked, Posting);
        if (!Same(memo.ExternalDocumentNumber, asked.ExternalNumber) || Plan(memo, asked, Posting).Steps.Count > 0)
            throw ConnectorException.For(Posting, FailureKind.Conflict, $"credit memo {memo.Number} holds something else than was asked for; nothing was posted");
        try
        {
            await permitted.PostSalesCreditMemoAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException refused) when (BusinessCentralClient.IsWordOnPosting(refused))
        {
            SalesCreditMemo? now;
            try
            {
                now = await ReadAsync(permitted, id, Posting, cancellationToken).ConfigureAwait(false);
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

    private static async Task<SalesCreditMemo> MarkAsync(BusinessCentralClient permitted, ErpReturn asked, SalesCreditMemo memo, CancellationToken cancellationToken)
    {
        await permitted.ChangeSalesCreditMemoAsync(
            memo.Id,
            now =>
            {
                DemandOwnDraft(now, asked, BusinessCentralOperations.UpdateSalesCreditMemo);
                var (mark, day) = (Same(now.ExternalDocumentNumber, asked.ExternalNumber) ? null : asked.ExternalNumber, now.PostingDate == asked.PostingDate ? null : asked.PostingDate);
                return mark is null && day is null ? null : new SalesCreditMemoChange { ExternalDocumentNumber = mark, PostingDate = day };
            },
            cancellationToken).ConfigureAwait(false);
        return await ReadAsync(permitted, memo.Id, BusinessCentralOperations.UpdateSalesCreditMemo, cancellationToken).ConfigureAwait(false) ?? throw Gone(BusinessCentralOperations.UpdateSalesCreditMemo);
    }

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

    /// <summary>The memo as it is now; null when it is gone.</summary>
    private static async Task<SalesCreditMemo?> ReadAsync(BusinessCentralClient from, Guid id, Operation operation, CancellationToken cancellationToken)
    {
        var memos = await WholeList.ReadAsync(from.GetSalesCreditMemosAsync(ODataFilter.EqualTo("id", id), withLines: true, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (memos.Unreadable.Count > 0 || memos.Any(memo => memo.Id != id))
            throw ConnectorException.For(operation, FailureKind.Unreadable, "the ERP answered with what cannot be read, or with another credit memo than the one that was asked for");
        return memos.Count > 0 ? memos[0] : null;
    }

    private ErpCreditNote Compared(SalesCreditMemo memo, ErpReturn asked)
    {
        var (plan, why, kind) = CreditMemoPlan.Make(memo, asked, _options, _unitText);
        if (plan is null && kind == FailureKind.Rejected)
            throw FieldText.Refuse(Listing, why);
        return new ErpCreditNote
        {
            Id = memo.Id.ToString("D"),
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

    private static Guid IdOf(ErpCreditNote note, Operation operation) =>
        Guid.TryParse(note.Id, out var id) ? id : throw FieldText.Refuse(operation, $"the id of credit memo {note.Number} is none of this ERP's.");

    private static ConnectorException Gone(Operation operation) => ConnectorException.For(operation, FailureKind.NotFound, "the credit memo is gone");

    private static ConnectorException Changed(Operation operation) => ConnectorException.For(operation, FailureKind.Conflict, "somebody changed a line of the credit memo meanwhile");

    private static bool Same(string left, string right) => string.Equals(left.Trim(), right.Trim(), StringComparison.OrdinalIgnoreCase);
}
