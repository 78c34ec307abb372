using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>Settlement journals in Business Central behind the neutral port, in one general journal that is kept for them. Thread-safe.</summary>
/// <remarks>
/// The service has no key for a journal line: each carries the document number and its own place (<c>externalDocumentNumber</c>, <c>BQ-123/00001</c>), by which it is recognised. Lines are written many
/// at once, each portion whole or not at all. The standard API tells neither the dimensions of a line that stands nor bank accounts: the first are not compared, the second not looked for.
/// </remarks>
public sealed class BusinessCentralFinance : IErpFinance
{
    /// <summary>The limits of a batch are those of one call, so it holds less than the hundred that are allowed.</summary>
    private const int LinesInOneCall = 50;
    private const int NumbersInOneCall = 40;
    private const int OrdersInOneCall = 20;

    private readonly BusinessCentralClient _client;
    private readonly BusinessCentralFinanceOptions _options;

    /// <summary>Puts the client behind the port.</summary>
    /// <param name="connection">The connection this is.</param>
    /// <param name="client">The client of the company.</param>
    /// <param name="options">Which journal is written to.</param>
    public BusinessCentralFinance(ConnectionName connection, BusinessCentralClient client, BusinessCentralFinanceOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        Connection = connection;
        (_client, _options) = (client, options);
        Capabilities = new()
        {
            DocumentNumberLength = JournalPlan.DocumentNumberLength, MostLines = options.MostLines, Currency = options.GetCurrency(), KeepsDrafts = true, Posts = true, TakesBack = true, TellsLedger = true, TellsOrderFees = true, StillWorkingFor = options.StillWorkingFor,
        };
    }

    /// <inheritdoc/>
    public ConnectionName Connection { get; }

    /// <summary>Drafts of up to <see cref="BusinessCentralFinanceOptions.MostLines"/> lines in the company's own currency, which can be posted when nothing else is in the journal.</summary>
    public ErpFinanceCapabilities Capabilities { get; }

    /// <summary>The days that the general ledger's set-up allows (<c>GET generalLedgerSetup</c>); users may have other ones. <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="PortException">The call failed.</exception>
    public async Task<OpenPeriod> GetOpenPeriodAsync(CancellationToken cancellationToken = default)
    {
        var setups = await WholeList.ReadReadableAsync(_client.GetGeneralLedgerSetupsAsync(new ODataQuery { FromReplica = false }, cancellationToken), BusinessCentralOperations.ListGeneralLedgerSetups, cancellationToken).ConfigureAwait(false);
        return setups is [var setup, ..]
            ? new OpenPeriod(Day(setup.AllowPostingFrom), Day(setup.AllowPostingTo))
            : throw ConnectorException.For(BusinessCentralOperations.ListGeneralLedgerSetups, FailureKind.Unreadable, "the ERP answered without its ledger's set-up");

        // The service writes what is not set as its first day.
        static DateOnly? Day(DateOnly? day) => day == DateOnly.MinValue ? null : day;
    }

    /// <summary>
    /// Accounts of the ledger that are missing, blocked, headings or closed to lines (<c>GET accounts</c>), customers that are missing or blocked for them (<c>GET customers</c>), and the journal
    /// that is missing or holds lines that are no settlement's (<c>GET journals</c>, <c>GET journals({id})/journalLines</c>). <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">A call failed.</exception>
    public async Task<IReadOnlyList<JournalObstacle>> FindObstaclesAsync(IReadOnlyCollection<PostingTarget> targets, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var obstacles = new List<JournalObstacle>();
        obstacles.AddRange(await AccountsAsync([.. targets.Where(static t => t.Kind == PostingTargetKind.LedgerAccount)], cancellationToken).ConfigureAwait(false));
        obstacles.AddRange(await CustomersAsync([.. targets.Where(static t => t.Kind == PostingTargetKind.Customer)], cancellationToken).ConfigureAwait(false));
        obstacles.AddRange(targets.Where(static t => t.Kind is not (PostingTargetKind.LedgerAccount or PostingTargetKind.Customer or PostingTargetKind.BankAccount))
            .Select(static t => new JournalObstacle(t.ToString(), "It is booked on documents, not in a general journal.")));
        var subject = $"journal {_options.Journal}";
        if (await FindBatchAsync(_client, cancellationToken).ConfigureAwait(false) is not { } batch)
            obstacles.Add(new JournalObstacle(subject, $"The ERP has no general journal '{_options.Journal}'{(_options.Template is { } template ? $" of template '{template}'" : string.Empty)}."));
        else if ((await ReadLinesAsync(_client, batch, null, cancellationToken).ConfigureAwait(false)).Count(IsStrange) is > 0 and var strangers)
            obstacles.Add(new JournalObstacle(subject, string.Create(CultureInfo.InvariantCulture, $"It holds {strangers} lines that are no settlement's; posting takes every line that is in it.")));
        return obstacles;
    }

    /// <summary>
    /// Lines of the journal with the document number (<c>GET journals({id})/journalLines</c>), and where there are none the ledger's entries with it (<c>GET generalLedgerEntries</c>).
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">A call failed, or the journal is none that this connection could have written (<see cref="FailureKind.Rejected"/>).</exception>
    public Task<LookupResult<ErpJournal>> FindJournalAsync(string number, SettlementJournal journal, CancellationToken cancellationToken = default) =>
        FindAsync(_client, Plan(number, journal, BusinessCentralOperations.ListJournalLines), cancellationToken);

    /// <summary>
    /// All lines of the journal (<c>GET journals({id})/journalLines</c>), and the ledger's entries since that day on the accounts, with the numbers and with the texts (<c>GET generalLedgerEntries</c>, one list
    /// each). Entries do not tell the external document number. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">A call failed, or a line cannot be read (<see cref="FailureKind.Unreadable"/>).</exception>
    public async Task<IReadOnlyList<ErpLedgerLine>> FindLedgerLinesAsync(LedgerSearch search, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        var found = new List<ErpLedgerLine>();
        if (await FindBatchAsync(_client, cancellationToken).ConfigureAwait(false) is { } batch)
        {
            var lines = await DemandLinesAsync(_client, batch, null, BusinessCentralOperations.ListJournalLines, "told", cancellationToken).ConfigureAwait(false);
            found.AddRange(lines.Where(static line => !IsEmpty(line)).Select(static line => new ErpLedgerLine
            {
                DocumentNumber = line.DocumentNumber, ExternalNumber = ErpText.OrNull(line.ExternalDocumentNumber), Text = ErpText.OrNull(line.Description), Account = line.AccountNumber, Amount = line.Amount ?? 0m, PostingDate = line.PostingDate,
            }));
        }

        var entries = new Dictionary<int, GeneralLedgerEntry>();
        foreach (var filter in JournalPlan.FiltersOf(search))
        {
            var list = _client.GetGeneralLedgerEntriesAsync(new ODataQuery { Filter = filter.And(ODataFilter.AtLeast("postingDate", search.Since)) }, cancellationToken);
            foreach (var entry in await WholeList.ReadReadableAsync(list, BusinessCentralOperations.ListGeneralLedgerEntries, cancellationToken).ConfigureAwait(false))
                entries[entry.EntryNumber] = entry;
        }

        found.AddRange(entries.Values.OrderBy(static entry => entry.EntryNumber).Select(static entry => new ErpLedgerLine
        {
            DocumentNumber = entry.DocumentNumber, Text = ErpText.OrNull(entry.Description), Account = entry.AccountNumber, Amount = (entry.DebitAmount ?? 0m) - (entry.CreditAmount ?? 0m), PostingDate = entry.PostingDate, IsPosted = true,
        }));
        return found;
    }

    /// <summary>
    /// The lines of the orders that stand (<c>GET salesOrders</c> by <c>number</c>), of their posted invoices (<c>GET salesInvoices</c> by <c>orderNumber</c>, then by <c>externalDocumentNumber</c>) and
    /// of the posted credit memos of those (<c>GET salesCreditMemos</c> by <c>invoiceNumber</c>), twenty orders at once. An invoice that was cancelled in full counts for nothing.
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">A call failed, or a document cannot be read (<see cref="FailureKind.Unreadable"/>).</exception>
    public async Task<IReadOnlyList<ErpOrderFees>> FindOrderFeesAsync(IReadOnlyCollection<ChargedOrder> orders, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(orders);
        var told = new List<ErpOrderFees>(orders.Count);
        foreach (var portion in orders.Chunk(OrdersInOneCall))
        {
            // Orders first: one that is posted between the calls shows its invoice then.
            var standing = await ReadFeesAsync(
                Any("number", portion.Select(static o => o.Number)), query => _client.GetSalesOrdersAsync(query, withLines: true, cancellationToken), BusinessCentralOperations.ListSalesOrders, cancellationToken).ConfigureAwait(false);
            var invoices = await ReadFeesAsync(
                Any("orderNumber", portion.Select(static o => o.Number)), query => _client.GetSalesInvoicesAsync(query, withLines: true, cancellationToken), BusinessCentralOperations.ListSalesInvoices, cancellationToken).ConfigureAwait(false);
            var others = portion.Where(order => !invoices.Any(i => OrderFeeSums.IsOf(i, order))).Select(static o => o.ExternalNumber).ToList();
            if (others.Count > 0)
                invoices.AddRange(await ReadFeesAsync(Any("externalDocumentNumber", others), query => _client.GetSalesInvoicesAsync(query, withLines: true, cancellationToken), BusinessCentralOperations.ListSalesInvoices, cancellationToken).ConfigureAwait(false));
            var memos = new List<SalesCreditMemo>();
            foreach (var some in invoices.DistinctBy(static i => i.Id).Chunk(OrdersInOneCall))
                memos.AddRange(await ReadFeesAsync(Any("invoiceNumber", some.Select(static i => i.Number)), query => _client.GetSalesCreditMemosAsync(query, withLines: true, cancellationToken), BusinessCentralOperations.ListSalesCreditMemos, cancellationToken).ConfigureAwait(false));
            told.AddRange(portion.Select(order => OrderFeeSums.Of(order, standing, invoices, memos)));
        }

        return told;

        static ODataFilter Any(string member, IEnumerable<string> values) => values.Distinct(StringComparer.OrdinalIgnoreCase).Select(v => ODataFilter.EqualTo(member, v)).Aggregate(static (any, next) => any.Or(next));

        static async Task<List<T>> ReadFeesAsync<T>(ODataFilter filter, Func<ODataQuery, AsyncPageable<T>> list, Operation operation, CancellationToken cancellationToken) =>
            [.. await WholeList.ReadReadableAsync(list(new ODataQuery { Filter = filter, FromReplica = false }), operation, cancellationToken).ConfigureAwait(false)];
    }

    /// <summary>
    /// Adds the lines that do not stand yet (<c>POST $batch</c> of <c>POST journals({id})/journalLines</c>, fifty at once in one transaction). When the ERP refuses one, or books another amount
    /// than it was sent, what this attempt wrote is deleted. <see cref="RetrySafety.Create"/>; look-up: <see cref="FindJournalAsync"/>.
    /// </summary>
    /// <exception cref="PortException">
    /// The call failed; or nothing was written, because the ERP or this adapter refuses a line (<see cref="FailureKind.Rejected"/>), or somebody changed what stands (<see cref="FailureKind.Conflict"/>).
    /// </exception>
    public async Task<ErpJournal> WriteJournalAsync(string number, SettlementJournal journal, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(permit);
        var plan = Plan(number, journal, BusinessCentralOperations.CreateJournalLine);
        var permitted = _client.Under(permit);
        var batch = await DemandBatchAsync(permitted, BusinessCentralOperations.CreateJournalLine, cancellationToken).ConfigureAwait(false);
        var there = await DemandLinesAsync(permitted, batch, number, BusinessCentralOperations.CreateJournalLine, "written", cancellationToken).ConfigureAwait(false);
        var (missing, differs) = plan.Compare(there);
        if (differs is not null)
            throw Changed(differs);

        // What is missing may be posted, by somebody who posted a part of the draft.
        if (missing.Count > 0 && await FindPostedAsync(permitted, plan, cancellationToken).ConfigureAwait(false) is not LookupResult<ErpJournal>.Absent and var posted)
            return there.Count == 0 && posted is LookupResult<ErpJournal>.Found(var known) ? known : throw Changed(posted is LookupResult<ErpJournal>.CannotTell(var reason) ? reason : PostedInPart(number));

        var written = new List<JournalLine>();
        foreach (var portion in missing.Chunk(LinesInOneCall))
            await WriteAsync(permitted, batch, plan, portion, written, cancellationToken).ConfigureAwait(false);
        return Draft(plan, []);
    }

    /// <summary>
    /// Posts the journal when it holds this draft whole and nothing else (<c>POST journals({id})/Microsoft.NAV.post</c>). A refusal is believed only when the draft still stands.
    /// <see cref="RetrySafety.Act"/>; look-up: <see cref="FindJournalAsync"/>.
    /// </summary>
    /// <exception cref="PortException">
    /// The call failed; or nothing was posted, because the draft is not there (<see cref="FailureKind.NotFound"/>), is not whole or was changed (<see cref="FailureKind.Conflict"/>), others wrote into
    /// the journal, or the ERP forbids it (<see cref="FailureKind.Rejected"/>).
    /// </exception>
    public async Task PostJournalAsync(string number, SettlementJournal journal, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(permit);
        var plan = Plan(number, journal, BusinessCentralOperations.PostJournal);
        var permitted = _client.Under(permit);
        var batch = await DemandBatchAsync(permitted, BusinessCentralOperations.PostJournal, cancellationToken).ConfigureAwait(false);
        var all = await DemandLinesAsync(permitted, batch, null, BusinessCentralOperations.PostJournal, "posted", cancellationToken).ConfigureAwait(false);
        var ours = all.Where(line => IsOf(line, number)).ToList();
        if (ours.Count == 0)
        {
            if (await FindPostedAsync(permitted, plan, cancellationToken).ConfigureAwait(false) is LookupResult<ErpJournal>.Found)
                return;
            throw ConnectorException.For(BusinessCentralOperations.PostJournal, FailureKind.NotFound, $"the draft of {number} is not there, and was not posted by this call");
        }

        var (missing, differs) = plan.Compare(ours);
        if (differs is not null || missing.Count > 0)
            throw ConnectorException.For(BusinessCentralOperations.PostJournal, FailureKind.Conflict, $"{differs ?? $"the draft of {number} is not whole"}; nothing was posted");
        if (all.Any(line => !IsOf(line, number) && !IsEmpty(line)))
            throw FieldText.Refuse(BusinessCentralOperations.PostJournal, $"journal {_options.Journal} holds other lines too, which would be posted with {number}; nothing was posted.");
        try
        {
            await permitted.PostJournalAsync(batch.Id, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException refused) when (BusinessCentralClient.IsWordOnPosting(refused))
        {
            if (await SeenAsync(permitted, plan, refused, cancellationToken).ConfigureAwait(false) is LookupResult<ErpJournal>.Found { Value.IsPosted: false })
                throw;
        }
    }

    /// <summary>
    /// Deletes the lines of the draft (<c>POST $batch</c> of <c>DELETE journalLines({id})</c>, fifty at once in one transaction), each as it was read. <see cref="RetrySafety.Act"/>; look-up:
    /// <see cref="FindJournalAsync"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed; or nothing was deleted, because somebody changed the draft or posted of it (<see cref="FailureKind.Conflict"/>).</exception>
    public async Task TakeBackJournalAsync(string number, SettlementJournal journal, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(permit);
        var plan = Plan(number, journal, BusinessCentralOperations.DeleteJournalLine);
        var permitted = _client.Under(permit);
        var batch = await DemandBatchAsync(permitted, BusinessCentralOperations.DeleteJournalLine, cancellationToken).ConfigureAwait(false);
        var there = await DemandLinesAsync(permitted, batch, number, BusinessCentralOperations.DeleteJournalLine, "deleted", cancellationToken).ConfigureAwait(false);
        var differs = plan.Compare(there).Differs;
        if (differs is null && await FindPostedAsync(permitted, plan, cancellationToken).ConfigureAwait(false) is not LookupResult<ErpJournal>.Absent)
            differs = $"{number} is posted";
        if (differs is not null)
            throw ConnectorException.For(BusinessCentralOperations.DeleteJournalLine, FailureKind.Conflict, $"{differs}; nothing was deleted");
        foreach (var (place, portion) in there.Chunk(LinesInOneCall).Index())
        {
            var failed = await DeleteAsync(permitted, portion, cancellationToken).ConfigureAwait(false);
            if (failed is not null)
                throw place == 0 ? failed : BusinessCentralClient.MayBeDone(failed);
        }
    }

    /// <summary>Deletes lines, all of them or none; what failed when none was.</summary>
    private static async Task<ConnectorException?> DeleteAsync(BusinessCentralClient permitted, IReadOnlyList<JournalLine> lines, CancellationToken cancellationToken)
    {
        var sent = permitted.CreateBatch(isAtomic: true);
        foreach (var line in lines)
            sent.DeleteJournalLine(line.Id, line.ETag);
        await permitted.SendBatchAsync(sent, cancellationToken).ConfigureAwait(false);
        return sent.Calls.Select(static call => call.Failure).OfType<ConnectorException>().OrderBy(static failure => failure.Kind == FailureKind.NotExecuted).FirstOrDefault();
    }

    /// <summary>What stands after a refusal; where that cannot be read, nobody knows whether it was carried out.</summary>
    private async Task<LookupResult<ErpJournal>> SeenAsync(BusinessCentralClient permitted, JournalPlan plan, ConnectorException refused, CancellationToken cancellationToken)
    {
        LookupResult<ErpJournal> seen;
        try
        {
            seen = await FindAsync(permitted, plan, cancellationToken).ConfigureAwait(false);
        }
        catch (PortException)
        {
            throw BusinessCentralClient.MayBeDone(refused);
        }

        return seen is LookupResult<ErpJournal>.Found ? seen : throw BusinessCentralClient.MayBeDone(refused);
    }

    private async Task<LookupResult<ErpJournal>> FindAsync(BusinessCentralClient from, JournalPlan plan, CancellationToken cancellationToken)
    {
        var batch = await FindBatchAsync(from, cancellationToken).ConfigureAwait(false);
        var there = batch is null ? [] : await ReadLinesAsync(from, batch, plan.Number, cancellationToken).ConfigureAwait(false);
        if (there.Unreadable.Count > 0)
            return new LookupResult<ErpJournal>.CannotTell($"A line of {plan.Number} cannot be read.");
        if (there.Count == 0)
            return await FindPostedAsync(from, plan, cancellationToken).ConfigureAwait(false);
        var (missing, differs) = plan.Compare(there);
        if (differs is not null)
            return new LookupResult<ErpJournal>.CannotTell(Sentence(differs));
        if (missing.Count > 0 && await FindPostedAsync(from, plan, cancellationToken).ConfigureAwait(false) is not LookupResult<ErpJournal>.Absent)
            return new LookupResult<ErpJournal>.CannotTell(Sentence(PostedInPart(plan.Number)));
        return new LookupResult<ErpJournal>.Found(Draft(plan, missing));
    }

    private static async Task<LookupResult<ErpJournal>> FindPostedAsync(BusinessCentralClient from, JournalPlan plan, CancellationToken cancellationToken)
    {
        var entries = await WholeList.ReadAsync(from.GetGeneralLedgerEntriesAsync(ODataFilter.EqualTo("documentNumber", plan.Number), cancellationToken), cancellationToken).ConfigureAwait(false);
        if (entries.Unreadable.Count > 0)
            return new LookupResult<ErpJournal>.CannotTell($"An entry of {plan.Number} cannot be read.");
        if (entries.Count == 0)
            return new LookupResult<ErpJournal>.Absent();
        return plan.Difference(entries) is { } why
            ? new LookupResult<ErpJournal>.CannotTell(Sentence(why))
            : new LookupResult<ErpJournal>.Found(new ErpJournal { Number = plan.Number, IsPosted = true, Debit = plan.Debit, PostedOn = entries.Max(static entry => entry.PostingDate) });
    }

    /// <summary>Writes lines that do not stand yet: all of them or none.</summary>
    private static async Task WriteAsync(
        BusinessCentralClient permitted, Journal batch, JournalPlan plan, IReadOnlyList<PlannedJournalLine> portion, List<JournalLine> written, CancellationToken cancellationToken)
    {
        var sent = permitted.CreateBatch(isAtomic: true);
        var calls = portion.Select(line => sent.CreateJournalLine(batch.Id, plan.ToNew(line))).ToList();
        await permitted.SendBatchAsync(sent, cancellationToken).ConfigureAwait(false);

        // Of a transaction that failed only one call says why.
        if (calls.Select(static call => call.Failure).OfType<ConnectorException>().OrderBy(static failure => failure.Kind == FailureKind.NotExecuted).FirstOrDefault() is { } failed)
        {
            if (failed.Kind == FailureKind.Rejected)
                await TakeBackAsync(permitted, written, failed, cancellationToken).ConfigureAwait(false);
            throw failed;
        }

        written.AddRange(calls.Select(static call => call.Value!));
        if (portion.Zip(calls, (planned, call) => plan.Difference(planned, call.Value!)).FirstOrDefault(static what => what is not null) is { } changed)
        {
            var refusal = ConnectorException.For(BusinessCentralOperations.CreateJournalLine, FailureKind.Rejected, $"the ERP keeps a line of {plan.Number} with another {changed} than it was sent");
            await TakeBackAsync(permitted, written, refusal, cancellationToken).ConfigureAwait(false);
            throw refusal;
        }
    }

    /// <summary>Deletes what this attempt wrote before a line was refused. What cannot be deleted makes the outcome open: it is looked up, and tried again.</summary>
    private static async Task TakeBackAsync(BusinessCentralClient permitted, IReadOnlyList<JournalLine> written, ConnectorException refused, CancellationToken cancellationToken)
    {
        foreach (var portion in written.Chunk(LinesInOneCall))
        {
            ConnectorException? failed;
            try
            {
                failed = await DeleteAsync(permitted, portion, cancellationToken).ConfigureAwait(false);
            }
            catch (PortException)
            {
                throw BusinessCentralClient.MayBeDone(refused);
            }

            if (failed is not null)
                throw BusinessCentralClient.MayBeDone(refused);
        }
    }

    private async Task<IReadOnlyList<JournalObstacle>> AccountsAsync(IReadOnlyCollection<PostingTarget> targets, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, LedgerAccount>(StringComparer.OrdinalIgnoreCase);
        foreach (var chunk in targets.Select(static t => t.Number).Distinct(StringComparer.OrdinalIgnoreCase).Chunk(NumbersInOneCall))
        {
            foreach (var account in await WholeList.ReadReadableAsync(_client.GetAccountsAsync(ODataFilter.AnyOf("number", chunk), cancellationToken), BusinessCentralOperations.ListAccounts, cancellationToken).ConfigureAwait(false))
                found[account.Number] = account;
        }

        return
        [
            .. targets.Select(t => (Target: t, Why: found.GetValueOrDefault(t.Number) switch
            {
                null => "The ERP has no such account.",
                { Blocked: true } => "The account is blocked.",
                { AccountType: var type } when type != LedgerAccountType.Posting => "Nothing is posted to the account: it is a heading or a total.",
                { DirectPosting: false } => "Lines may not name the account: it takes no direct posting.",
                _ => null,
            })).Where(static found => found.Why is not null).Select(static found => new JournalObstacle(found.Target.ToString(), found.Why!)),
        ];
    }

    private async Task<IReadOnlyList<JournalObstacle>> CustomersAsync(IReadOnlyCollection<PostingTarget> targets, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Customer>(StringComparer.OrdinalIgnoreCase);
        foreach (var chunk in targets.Select(static t => t.Number).Distinct(StringComparer.OrdinalIgnoreCase).Chunk(NumbersInOneCall))
        {
            foreach (var customer in await WholeList.ReadReadableAsync(_client.GetCustomersAsync(ODataFilter.AnyOf("number", chunk), cancellationToken: cancellationToken), BusinessCentralOperations.ListCustomers, cancellationToken).ConfigureAwait(false))
                found[customer.Number] = customer;
        }

        return
        [
            .. targets.Select(t => (Target: t, Why: found.GetValueOrDefault(t.Number) switch
            {
                null => "The ERP has no such customer.",
                { Blocked: var block } when block == CustomerBlock.All || block == CustomerBlock.Invoice => "The customer is blocked, also for lines of journals.",
                _ => null,
            })).Where(static found => found.Why is not null).Select(static found => new JournalObstacle(found.Target.ToString(), found.Why!)),
        ];
    }

    private async Task<Journal?> FindBatchAsync(BusinessCentralClient from, CancellationToken cancellationToken)
    {
        // Without its template the service lists the journals of the default one.
        var query = new ODataQuery { Filter = _options.Template is { } template ? ODataFilter.EqualTo("templateDisplayName", template) : null };
        var all = await WholeList.ReadReadableAsync(from.GetJournalsAsync(query, cancellationToken: cancellationToken), BusinessCentralOperations.ListJournals, cancellationToken).ConfigureAwait(false);
        return all.FirstOrDefault(journal => string.Equals(journal.Code, _options.Journal, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<Journal> DemandBatchAsync(BusinessCentralClient from, Operation operation, CancellationToken cancellationToken) =>
        await FindBatchAsync(from, cancellationToken).ConfigureAwait(false) ?? throw FieldText.Refuse(operation, $"the ERP has no general journal '{_options.Journal}'.");

    /// <summary>The lines of the journal with a document number; all of them where there is none.</summary>
    private static async Task<ItemList<JournalLine>> ReadLinesAsync(BusinessCentralClient from, Journal batch, string? number, CancellationToken cancellationToken)
    {
        var query = number is null ? null : new ODataQuery { Filter = ODataFilter.EqualTo("documentNumber", number) };
        return await WholeList.ReadAsync(from.GetJournalLinesAsync(batch.Id, query, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same lines, where each must be known before something is done to them.</summary>
    private static async Task<IReadOnlyList<JournalLine>> DemandLinesAsync(BusinessCentralClient from, Journal batch, string? number, Operation operation, string done, CancellationToken cancellationToken)
    {
        var lines = await ReadLinesAsync(from, batch, number, cancellationToken).ConfigureAwait(false);
        return lines.Unreadable.Count == 0 ? lines : throw ConnectorException.For(operation, FailureKind.Unreadable, $"a line of {number ?? $"journal {batch.Code}"} cannot be read; nothing was {done}");
    }

    private JournalPlan Plan(string number, SettlementJournal journal, Operation operation)
    {
        ArgumentException.ThrowIfNullOrEmpty(number);
        ArgumentNullException.ThrowIfNull(journal);
        var (plan, why) = JournalPlan.Make(number, journal, _options.GetCurrency(), _options.MostLines, _options.Dimension);
        return plan ?? throw FieldText.Refuse(operation, $"{why}.");
    }

    private static ErpJournal Draft(JournalPlan plan, IReadOnlyList<PlannedJournalLine> missing) => new()
    {
        Number = plan.Number, Lines = plan.Lines.Count - missing.Count, Missing = missing.Count, Debit = plan.Debit - missing.Sum(static line => Math.Max(line.Amount, 0m)),
    };

    private static bool IsOf(JournalLine line, string number) => string.Equals(line.DocumentNumber, number, StringComparison.OrdinalIgnoreCase);

    /// <summary>The line that the ERP's screen keeps ready.</summary>
    private static bool IsEmpty(JournalLine line) => line.Amount is null or 0m && line.AccountNumber.Length == 0;

    private static bool IsStrange(JournalLine line) => !IsEmpty(line) && !line.ExternalDocumentNumber.StartsWith($"{line.DocumentNumber}/", StringComparison.OrdinalIgnoreCase);

    private static string PostedInPart(string number) => $"some of {number} is posted, and lines of it stand in the draft";

    private static string Sentence(string why) => $"{char.ToUpperInvariant(why[0])}{why[1..]}.";

    private static ConnectorException Changed(string why) => ConnectorException.For(BusinessCentralOperations.CreateJournalLine, FailureKind.Conflict, $"{why.TrimEnd('.')}; nothing was written");
}
