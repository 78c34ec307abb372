using System.Globalization;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>The chart of accounts, the general journals and what was posted of them: the ledger changes here and nowhere else. Used under the lock of the world.</summary>
internal sealed class ErpJournals
{
    public const string LedgerAccount = "G/L Account";
    public const string Customer = "Customer";
    public const string Bank = "Bank Account";
    public const string Template = "GENERAL";
    public const string Settlements = "SETTLE";
    public const string BankNumber = "B-GBP";

    /// <summary>Where customers and banks stand in the ledger; no line names them.</summary>
    private const string Receivables = "13100";
    private const string Banks = "11700";
    private const int Step = 10_000;
    private static readonly TimeSpan Morning = TimeSpan.FromHours(9);

    private readonly WorldState _world;
    private readonly ErpCompany _company;
    private int _lines;
    private bool _isAwaited;

    public ErpJournals(WorldState world, ErpCompany company)
    {
        (_world, _company) = (world, company);
        Batches =
        [
            new ErpJournalBatch(company.NewId("journal", "DEFAULT"), "DEFAULT", "Default Journal Batch", Template, world.Start),
            new ErpJournalBatch(company.NewId("journal", Settlements), Settlements, "Marketplace settlements", Template, world.Start),
        ];
    }

    public IReadOnlyList<ErpJournalBatch> Batches { get; }

    public List<ErpAccount> Accounts { get; } =
    [
        new(Banks, "Banks", "Assets") { DirectPosting = false }, new(Receivables, "Receivables", "Assets") { DirectPosting = false },
        new("12900", "Marketplace reserve", "Assets"), new("12950", "Marketplace clearing", "Assets"), new("13900", "Marketplace carried forward", "Assets"),
        new(ErpCompany.FeeTaxAccount, "Input tax on marketplace fees", "Liabilities"), new("22200", "Tax remitted by operators", "Liabilities"),
        new(ErpCompany.FeeAccount, "Delivery and fees", "Income"),
        new("60000", "Selling expenses", "Expense") { Type = "Heading" }, new(ErpCompany.CommissionAccount, "Marketplace commission", "Expense"), new("60200", "Marketplace subscription", "Expense"),
        new("60300", "Marketplace fees and penalties", "Expense"), new("60400", "Marketplace adjustments", "Expense"), new("60500", "Delivery by operators", "Expense"),
        new("60900", "Old selling expenses", "Expense") { IsBlocked = true },
    ];

    /// <summary>What is not posted, in the order of the batches' own numbers.</summary>
    public List<ErpJournalLine> Lines { get; private set; } = [];

    public List<ErpLedgerEntry> Entries { get; } = [];

    public IEnumerable<ErpJournalLine> In(ErpJournalBatch batch) => Lines.Where(l => l.Batch == batch).OrderBy(static l => l.Number);

    /// <summary>What takes back everything that happens to lines from now on.</summary>
    public Action Remember()
    {
        var before = Lines.ToList();
        return () => Lines = before;
    }

    public ErpJournalLine New(ErpJournalBatch batch, DateTimeOffset now) => new()
    {
        Id = _company.NewId("journal-line", (++_lines).Text()),
        Batch = batch,
        Number = In(batch).Select(static l => l.Number).DefaultIfEmpty(0).Max() + Step,
        PostingDate = DateOnly.FromDateTime(now.UtcDateTime),
        ModifiedAt = now,
    };

    /// <summary>Keeps a line, in the place of the one of its id.</summary>
    public void Keep(ErpJournalLine line, Actor by, DateTimeOffset now)
    {
        Lines.RemoveAll(l => l.Id == line.Id);
        Lines.Add(line);
        _world.Events.Add(new JournalLineKept(now, by, line.DocumentNumber, line.Id.ToString(), line.Amount));
        if (line.Batch.Code == Settlements && !_isAwaited && _world.Options.BusinessCentral.JournalsPosted > 0m)
            Await(line.Batch, now);
    }

    /// <summary>Somebody looks at what stands there in the morning, until it is posted.</summary>
    private void Await(ErpJournalBatch batch, DateTimeOffset now)
    {
        _isAwaited = true;
        var morning = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero) + Morning;
        _world.Agenda.At(morning > now ? morning : morning.AddDays(1), at =>
        {
            _isAwaited = false;
            if (!In(batch).Any())
                return;
            if (!_world.Happens("business-central.journals-posted", at.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), _world.Options.BusinessCentral.JournalsPosted) || Post(batch, Actor.Person, at) is not null)
                Await(batch, at);
        });
    }

    public void Delete(ErpJournalLine line, Actor by, DateTimeOffset now)
    {
        Lines.Remove(line);
        _world.Events.Add(new JournalLineDeleted(now, by, line.DocumentNumber, line.Id.ToString()));
    }

    /// <summary>Posts all of a batch, and empties it.</summary>
    public ErpError? Post(ErpJournalBatch batch, Actor by, DateTimeOffset now)
    {
        var lines = In(batch).Where(static l => l.Amount != 0m).ToList();
        if (lines.Count == 0)
            return ErpError.Rule("There is nothing to post.");
        if (lines.Select(l => Refusal(l, now)).FirstOrDefault(static r => r is not null) is { } refused)
            return refused;
        foreach (var document in lines.Where(static l => l.BalanceAccount.Length == 0).GroupBy(static l => (l.DocumentNumber, l.PostingDate)))
        {
            if (document.Sum(static l => l.Amount) is var balance and not 0m)
                return ErpError.Rule($"The lines in journal are out of balance by {balance.Text()}. Check that {document.Key.DocumentNumber} balances for each posting date.");
        }

        foreach (var line in lines)
        {
            Enter(line.DocumentNumber, AccountOf(line.AccountType, line.Account), line.Description, line.Amount, line.PostingDate, now);
            if (line.BalanceAccount.Length > 0)
                Enter(line.DocumentNumber, AccountOf(line.BalanceType, line.BalanceAccount), line.Description, -line.Amount, line.PostingDate, now);
        }

        Lines.RemoveAll(l => l.Batch == batch);
        foreach (var document in lines.GroupBy(static l => l.DocumentNumber))
        {
            _world.Events.Add(new JournalPosted(now, by, document.Key, [.. document.Select(static l => new PostedJournalLine(l.AccountType, l.Account, l.Amount, l.Comment))]));
        }

        return null;
    }

    /// <summary>Takes back what was posted with a document number by entries of the other sign.</summary>
    public void Reverse(string documentNumber, DateTimeOffset now)
    {
        foreach (var entry in Entries.Where(e => e.DocumentNumber == documentNumber).ToList())
            Enter(documentNumber, entry.Account, entry.Description, -entry.Amount, entry.PostingDate, now);
        _world.Events.Add(new JournalReversed(now, Actor.Person, documentNumber));
    }

    /// <summary>Why an account takes no line; null when it does.</summary>
    public ErpError? Refusal(string type, string number)
    {
        switch (type)
        {
            case LedgerAccount:
                return Accounts.Find(a => a.Number == number) switch
                {
                    null => ErpError.Rule("The \"accountNumber\" does not match to an Account."),
                    { Type: not "Posting" } heading => ErpError.Rule($"Account Type must be equal to 'Posting'  in G/L Account: No.={heading.Number}. Current value is '{heading.Type}'."),
                    { IsBlocked: true } => ErpError.Rule($"Blocked must be equal to 'No'  in G/L Account: No.={number}. Current value is 'Yes'."),
                    { DirectPosting: false } => ErpError.Rule($"Direct Posting must be equal to 'Yes'  in G/L Account: No.={number}. Current value is 'No'."),
                    _ => null,
                };
            case Customer:
                return _company.Customers.Find(c => c.Number == number) switch
                {
                    null => ErpError.NotRelated("Account No.", "Gen. Journal Line", number, "Customer"),
                    { Blocked: "All" or "Invoice" } blocked => ErpError.Rule($"You cannot create this type of document when Customer {blocked.Number} is blocked with type {blocked.Blocked}"),
                    _ => null,
                };
            case Bank:
                return number == BankNumber ? null : ErpError.NotRelated("Account No.", "Gen. Journal Line", number, "Bank Account");
            default:
                return ErpError.Rule($"'{type}' is not an option. The existing options are: {LedgerAccount},{Customer},{Bank}");
        }
    }

    private ErpError? Refusal(ErpJournalLine line, DateTimeOffset now)
    {
        if (line.DocumentNumber.Length == 0)
            return ErpError.Rule($"Document No. must have a value in Gen. Journal Line: Journal Template Name={Template}, Journal Batch Name={line.Batch.Code}, Line No.={line.Number.Text()}. It cannot be zero or empty.");
        var (from, to) = _company.Posting.Allowed(now);
        return line.PostingDate < from || line.PostingDate > to
            ? ErpError.Rule("Posting Date is not within your range of allowed posting dates.")
            : Refusal(line.AccountType, line.Account);
    }

    private static string AccountOf(string type, string number) => type switch { Customer => Receivables, Bank => Banks, _ => number };

    private void Enter(string document, string account, string description, decimal amount, DateOnly postingDate, DateTimeOffset now)
    {
        var number = (Entries.Count == 0 ? 0 : Entries[^1].Number) + 1;
        Entries.Add(new ErpLedgerEntry(_company.NewId("ledger-entry", number.Text()), number, document, account, description, amount, postingDate, now));
    }
}
