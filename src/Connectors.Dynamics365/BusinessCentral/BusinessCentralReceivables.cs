using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>What customers of Business Central owe, behind the neutral port. Thread-safe. Every method is <see cref="RetrySafety.Read"/>.</summary>
/// <remarks>
/// The standard API tells no open amount of a credit memo: one that settled an invoice (<c>Paid</c>) has nothing open, any other all of it. It knows neither payments that settle nothing yet nor entries of journals: the
/// balance holds them, and the report calls them unexplained. The buyer's own order number is read from the invoice's reference, else from the comment line that an order was written with.
/// </remarks>
public sealed class BusinessCentralReceivables : IErpReceivables
{
    private const int InOneCall = 40;

    private readonly BusinessCentralClient _client;

    /// <summary>Puts the client behind the port.</summary>
    /// <param name="connection">The connection this is.</param>
    /// <param name="client">The client of the company.</param>
    public BusinessCentralReceivables(ConnectionName connection, BusinessCentralClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        (Connection, _client) = (connection, client);
    }

    /// <inheritdoc/>
    public ConnectionName Connection { get; }

    /// <summary>Posted invoices (<c>GET salesInvoices</c> with their lines) and credit memos (<c>GET salesCreditMemos</c>) by <c>externalDocumentNumber</c>.</summary>
    /// <exception cref="PortException">A call failed, or a document cannot be read (<see cref="FailureKind.Unreadable"/>).</exception>
    public Task<IReadOnlyList<ErpReceivable>> FindByExternalNumbersAsync(IReadOnlyCollection<string> externalNumbers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(externalNumbers);
        return ReadAsync(externalNumbers, "externalDocumentNumber", openOnly: false, cancellationToken);
    }

    /// <summary>Posted invoices (<c>GET salesInvoices</c> with their lines) and credit memos (<c>GET salesCreditMemos</c>) by <c>billToCustomerNumber</c> and <c>status</c>.</summary>
    /// <exception cref="PortException">A call failed, or a document cannot be read (<see cref="FailureKind.Unreadable"/>).</exception>
    public Task<IReadOnlyList<ErpReceivable>> GetOpenAsync(IReadOnlyCollection<CustomerNumber> customers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(customers);
        return ReadAsync([.. customers.Select(static c => c.Value)], "billToCustomerNumber", openOnly: true, cancellationToken);
    }

    /// <summary>Customers with their financial details (<c>GET customers</c>), their terms (<c>GET paymentTerms</c>) and the ledger's own currency (<c>GET generalLedgerSetup</c>), in which their balances are.</summary>
    /// <exception cref="PortException">A call failed, or a customer cannot be read (<see cref="FailureKind.Unreadable"/>).</exception>
    public async Task<IReadOnlyList<ErpReceivableAccount>> GetAccountsAsync(IReadOnlyCollection<CustomerNumber> customers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(customers);
        if (customers.Count == 0)
            return [];
        var terms = await TermsAsync(cancellationToken).ConfigureAwait(false);
        var own = await CurrencyAsync(cancellationToken).ConfigureAwait(false);
        var accounts = new List<ErpReceivableAccount>();
        foreach (var chunk in customers.Select(static c => c.Value).Distinct(StringComparer.OrdinalIgnoreCase).Chunk(InOneCall))
        {
            var list = _client.GetCustomersAsync(ODataFilter.AnyOf("number", chunk), withFinancialDetail: true, cancellationToken);
            foreach (var customer in await WholeList.ReadReadableAsync(list, BusinessCentralOperations.ListCustomers, cancellationToken).ConfigureAwait(false))
            {
                accounts.Add(new ErpReceivableAccount
                {
                    Number = new CustomerNumber(customer.Number), Name = ErpText.OrNull(customer.DisplayName), Terms = TermsOf(customer.PaymentTermsId, terms), Currency = own, Balance = customer.CustomerFinancialDetail?.Balance,
                });
            }
        }

        return accounts;
    }

    private async Task<IReadOnlyList<ErpReceivable>> ReadAsync(IReadOnlyCollection<string> values, string field, bool openOnly, CancellationToken cancellationToken)
    {
        var found = new List<ErpReceivable>();
        if (values.Count == 0)
            return found;
        var terms = await TermsAsync(cancellationToken).ConfigureAwait(false);
        var own = await CurrencyAsync(cancellationToken).ConfigureAwait(false);
        foreach (var chunk in values.Distinct(StringComparer.OrdinalIgnoreCase).Chunk(InOneCall))
        {
            var filter = ODataFilter.AnyOf(field, chunk);
            var list = _client.GetSalesInvoicesAsync(openOnly ? filter.And(ODataFilter.AnyMember("status", [SalesInvoiceStatus.Open])) : filter, withLines: true, cancellationToken);
            List<SalesInvoice> invoices = [.. (await WholeList.ReadReadableAsync(list, BusinessCentralOperations.ListSalesInvoices, cancellationToken).ConfigureAwait(false)).Where(static invoice => IsPosted(invoice.Status))];
            found.AddRange(invoices.Select(invoice => ToDocument(invoice, terms, own)));
            foreach (var memo in await MemosAsync(openOnly ? filter.And(ODataFilter.AnyMember("status", [SalesCreditMemoStatus.Open])) : filter, cancellationToken).ConfigureAwait(false))
                found.Add(ToDocument(memo, null, own));

            // Not every company has the copy of an invoice keep the order's number: the invoice that it credits tells whose it is.
            foreach (var part in openOnly ? [] : invoices.Chunk(InOneCall))
            {
                foreach (var memo in await MemosAsync(ODataFilter.AnyOf("invoiceNumber", part.Select(static invoice => invoice.Number)), cancellationToken).ConfigureAwait(false))
                    found.Add(ToDocument(memo, part.First(invoice => string.Equals(invoice.Number, memo.InvoiceNumber, StringComparison.OrdinalIgnoreCase)), own));
            }
        }

        return [.. found.DistinctBy(static document => document.Number, StringComparer.OrdinalIgnoreCase)];
    }

    private async Task<IEnumerable<SalesCreditMemo>> MemosAsync(ODataFilter filter, CancellationToken cancellationToken) =>
        (await WholeList.ReadReadableAsync(_client.GetSalesCreditMemosAsync(filter, cancellationToken: cancellationToken), BusinessCentralOperations.ListSalesCreditMemos, cancellationToken).ConfigureAwait(false)).Where(static memo => IsPosted(memo.Status));

    private static bool IsPosted(SalesInvoiceStatus status) => status == SalesInvoiceStatus.Open || status == SalesInvoiceStatus.Paid || status == SalesInvoiceStatus.Canceled || status == SalesInvoiceStatus.Corrective;

    private static bool IsPosted(SalesCreditMemoStatus status) => status == SalesCreditMemoStatus.Open || status == SalesCreditMemoStatus.Paid || status == SalesCreditMemoStatus.Canceled || status == SalesCreditMemoStatus.Corrective;

    private static ErpReceivable ToDocument(SalesInvoice invoice, Dictionary<Guid, string> terms, CurrencyCode own) => new()
    {
        Number = invoice.Number,
        Customer = new CustomerNumber(invoice.BillToCustomerNumber.Length > 0 ? invoice.BillToCustomerNumber : invoice.CustomerNumber),
        ExternalNumber = ErpText.OrNull(invoice.ExternalDocumentNumber),
        PurchaseOrderNumber = ErpText.OrNull(invoice.CustomerPurchaseOrderReference) ?? SalesOrderMapping.PurchaseOrderIn(invoice.SalesInvoiceLines.Where(static l => l.LineType == SalesLineType.Comment).Select(static l => l.Description)),
        Terms = TermsOf(invoice.PaymentTermsId, terms),
        PostedOn = invoice.PostingDate ?? invoice.InvoiceDate,
        DueDate = invoice.DueDate,
        Currency = CurrencyOf(invoice.CurrencyCode, own),
        Total = invoice.TotalAmountIncludingTax,
        Remaining = invoice.RemainingAmount,
    };

    private static ErpReceivable ToDocument(SalesCreditMemo memo, SalesInvoice? credited, CurrencyCode own) => new()
    {
        Number = memo.Number,
        Customer = new CustomerNumber(memo.BillToCustomerNumber.Length > 0 ? memo.BillToCustomerNumber : memo.CustomerNumber),
        ExternalNumber = ErpText.OrNull(memo.ExternalDocumentNumber) ?? ErpText.OrNull(credited?.ExternalDocumentNumber),
        CreditedNumber = ErpText.OrNull(memo.InvoiceNumber),
        PostedOn = memo.PostingDate ?? memo.CreditMemoDate,
        DueDate = memo.DueDate,
        Currency = CurrencyOf(memo.CurrencyCode, own),
        Total = -memo.TotalAmountIncludingTax,
        Remaining = memo.Status == SalesCreditMemoStatus.Open ? -memo.TotalAmountIncludingTax : 0m,
    };

    private async Task<Dictionary<Guid, string>> TermsAsync(CancellationToken cancellationToken)
    {
        var all = await WholeList.ReadAsync(_client.GetPaymentTermsAsync(cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
        return all.GroupBy(static t => t.Id).ToDictionary(static t => t.Key, static t => t.First().Code);
    }

    private async Task<CurrencyCode> CurrencyAsync(CancellationToken cancellationToken)
    {
        var setups = await WholeList.ReadReadableAsync(_client.GetGeneralLedgerSetupsAsync(cancellationToken: cancellationToken), BusinessCentralOperations.ListGeneralLedgerSetups, cancellationToken).ConfigureAwait(false);
        return setups is [{ LocalCurrencyCode.Length: > 0 } setup, ..]
            ? CurrencyOf(setup.LocalCurrencyCode, default)
            : throw ConnectorException.For(BusinessCentralOperations.ListGeneralLedgerSetups, FailureKind.Unreadable, "the ERP answered without its ledger's currency");
    }

    private static CurrencyCode CurrencyOf(string code, CurrencyCode own)
    {
        if (code.Length == 0)
            return own;
        try
        {
            return new CurrencyCode(code.ToUpperInvariant());
        }
        catch (ArgumentException)
        {
            throw ConnectorException.For(BusinessCentralOperations.ListSalesInvoices, FailureKind.Unreadable, "the ERP answered with a currency that is no code of ISO 4217");
        }
    }

    private static string? TermsOf(Guid? id, Dictionary<Guid, string> terms) => id is { } known ? terms.GetValueOrDefault(known) : null;
}
