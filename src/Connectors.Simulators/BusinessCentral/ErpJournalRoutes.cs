using System.Globalization;
using System.Text.Json;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>Accounts, general journals with their lines, and entries of the ledger, over the API. Used under the lock of the world.</summary>
internal sealed class ErpJournalRoutes(ErpCompany company, bool escapes)
{
    private readonly EntitySet<ErpAccount> _accounts = new("accounts", escapes,
    [
        ("id", a => company.NewId("account", a.Number)), ("number", static a => a.Number), ("displayName", static a => a.Name), ("category", static a => new ErpWord(a.Category)),
        ("subCategory", static _ => string.Empty), ("blocked", static a => a.IsBlocked), ("accountType", static a => new ErpWord(a.Type)), ("directPosting", static a => a.DirectPosting),
        ("netChange", a => company.Journals.Entries.Where(e => e.Account == a.Number).Sum(static e => e.Amount)),
        ("consolidationTranslationMethod", static _ => new ErpWord("Average Rate (Manual)")), ("consolidationDebitAccount", static _ => string.Empty),
        ("consolidationCreditAccount", static _ => string.Empty), ("excludeFromConsolidation", static _ => false), ("lastModifiedDateTime", _ => company.CreatedAt),
    ], a => $"W/\"{company.NewId("account", a.Number):N}\"");

    private readonly EntitySet<ErpJournalBatch> _batches = new("journals", escapes,
    [
        ("id", static b => b.Id), ("code", static b => b.Code), ("displayName", static b => b.Name), ("templateDisplayName", static b => b.Template),
        ("lastModifiedDateTime", static b => b.ModifiedAt), ("balancingAccountId", static _ => Guid.Empty), ("balancingAccountNumber", static _ => string.Empty),
    ], static b => $"W/\"{b.Id:N}\"");

    private readonly EntitySet<ErpJournalLine> _lines = new("journalLines", escapes,
    [
        ("id", static l => l.Id), ("journalId", static l => l.Batch.Id), ("journalDisplayName", static l => l.Batch.Code), ("lineNumber", static l => l.Number),
        ("accountType", static l => new ErpWord(l.AccountType)),
        ("accountId", l => l.Account.Length > 0 && l.AccountType != ErpJournals.Customer ? company.NewId("account", l.Account) : Guid.Empty), ("accountNumber", static l => l.Account),
        ("postingDate", static l => l.PostingDate), ("documentNumber", static l => l.DocumentNumber), ("externalDocumentNumber", static l => l.ExternalNumber),
        ("amount", static l => l.Amount), ("description", static l => l.Description), ("comment", static l => l.Comment), ("taxCode", static l => l.TaxCode),
        ("balanceAccountType", static l => new ErpWord(l.BalanceType)),
        ("balancingAccountId", l => l.BalanceAccount.Length > 0 ? company.NewId("account", l.BalanceAccount) : Guid.Empty), ("balancingAccountNumber", static l => l.BalanceAccount),
        ("lastModifiedDateTime", static l => l.ModifiedAt),
    ], static l => l.ETag);

    private readonly EntitySet<ErpLedgerEntry> _entries = new("generalLedgerEntries", escapes,
    [
        ("id", static e => e.Id), ("entryNumber", static e => e.Number), ("postingDate", static e => e.PostingDate), ("documentNumber", static e => e.DocumentNumber),
        ("documentType", static _ => new ErpWord(" ")), ("accountId", e => company.NewId("account", e.Account)), ("accountNumber", static e => e.Account),
        ("description", static e => e.Description), ("debitAmount", static e => Math.Max(e.Amount, 0m)), ("creditAmount", static e => Math.Max(-e.Amount, 0m)),
        ("additionalCurrencyDebitAmount", static _ => 0m), ("additionalCurrencyCreditAmount", static _ => 0m), ("lastModifiedDateTime", static e => e.PostedAt),
    ]);

    /// <summary>Answers; both null when the address is none of these.</summary>
    /// <param name="call">The call.</param>
    /// <param name="set">The entity set.</param>
    /// <param name="id">Its key; null when there is none.</param>
    /// <param name="rest">What follows in the address.</param>
    /// <param name="quirks">What is odd about the answer.</param>
    /// <param name="isVisible">Whether a list shows an entry of the ledger by now.</param>
    /// <param name="now">Now.</param>
    public (Reply? Reply, ErpError? Error) Route(Call call, string set, Guid? id, string[] rest, ErpQuirks quirks, Func<ErpLedgerEntry, bool> isVisible, DateTimeOffset now) => (call.Method, set, rest) switch
    {
        ("GET", "accounts", []) => Rows(call, _accounts, company.Journals.Accounts, a => company.NewId("account", a.Number) == id, id, quirks),
        ("GET", "generalLedgerEntries", []) => Rows(call, _entries, company.Journals.Entries.Where(isVisible), e => e.Id == id, id, quirks),
        ("GET", "journals", []) => Rows(call, _batches, company.Journals.Batches, b => b.Id == id, id, quirks),
        (_, "journals", [_, ..]) when id is { } key => Batch(call, company.Journals.Batches.FirstOrDefault(b => b.Id == key), key, rest, quirks, now),
        ("GET", "journalLines", []) when id is null => (null, ErpError.Rule("You must specify a journal batch ID or a journal ID to get a journal line.")),
        (_, "journalLines", []) when id is { } key => Line(call, company.Journals.Lines.Find(l => l.Id == key), quirks, now),
        (_, "accounts" or "generalLedgerEntries" or "journals" or "journalLines", _) => (null, new ErpError(405, "BadRequest_MethodNotAllowed", "The method is not allowed for this resource.")),
        _ => (null, null),
    };

    private (Reply?, ErpError?) Batch(Call call, ErpJournalBatch? batch, Guid id, string[] rest, ErpQuirks quirks, DateTimeOffset now)
    {
        if (batch is null)
            return (null, ErpError.Rule($"The General Journal Batch with ID {id:D} cannot be found."));
        switch (call.Method, rest)
        {
            case ("POST", ["Microsoft.NAV.post"]):
                return company.Journals.Post(batch, Actor.Seller, now) is { } refused ? (null, refused) : (Reply.Empty(204), null);
            case ("GET", ["journalLines"]):
                return _lines.List(call, company.Journals.In(batch), quirks);
            case ("POST", ["journalLines"]):
                var (line, wrong) = Written(call, company.Journals.New(batch, now));
                if (wrong is not null)
                    return (null, wrong);
                company.Journals.Keep(line!, Actor.Seller, now);
                return _lines.One(call, line!, quirks, 201);
            default:
                return (null, new ErpError(404, "BadRequest_ResourceNotFound", $"Resource not found for the segment '{rest[0]}'."));
        }
    }

    private (Reply?, ErpError?) Line(Call call, ErpJournalLine? line, ErpQuirks quirks, DateTimeOffset now)
    {
        if (line is null)
            return (null, new ErpError(404, "Internal_RecordNotFound", "The record could not be found."));
        if (call.Method == "GET")
            return _lines.One(call, line, quirks);
        if (Stale(call, line) is { } stale)
            return (null, stale);
        switch (call.Method)
        {
            case "DELETE":
                company.Journals.Delete(line, Actor.Seller, now);
                return (Reply.Empty(204), null);
            case "PATCH":
                var (changed, wrong) = Written(call, line with { ModifiedAt = now, Version = line.Version + 1 });
                if (wrong is not null)
                    return (null, wrong);
                company.Journals.Keep(changed!, Actor.Seller, now);
                return _lines.One(call, changed!, quirks);
            default:
                return (null, new ErpError(405, "BadRequest_MethodNotAllowed", "The method is not allowed for this resource."));
        }
    }

    private static ErpError? Stale(Call call, ErpJournalLine line) => call.Header("If-Match") switch
    {
        null or "" => ErpError.Validation("BadRequest_InvalidToken", "Could not validate the client concurrency token required by the service."),
        "*" => null,
        var tag when tag == line.ETag => null,
        _ => new ErpError(409, "Request_EntityChanged", "Another user has already changed the record."),
    };

    /// <summary>A line with what is written to it, member by member in the order they come.</summary>
    private (ErpJournalLine? Line, ErpError? Error) Written(Call call, ErpJournalLine line)
    {
        if (!call.TryReadObject(out var body))
            return (null, ErpError.Validation("BadRequest", "The request body must be a JSON object."));
        using (body)
        {
            foreach (var member in body.RootElement.EnumerateObject().Where(static m => !m.Name.Contains('@', StringComparison.Ordinal)))
            {
                var (next, wrong) = Member(line, member.Name, member.Value);
                if (wrong is not null)
                    return (null, wrong);
                line = next!;
            }

            return (line, null);
        }
    }

    private (ErpJournalLine? Line, ErpError? Error) Member(ErpJournalLine line, string name, JsonElement value)
    {
        switch (name)
        {
            case "id" or "lastModifiedDateTime":
                return (null, ErpError.ReadOnly(name));
            case "journalId":
                return (null, ErpError.Rule("The Journal Batch Id isn't editable."));
            case "journalDisplayName":
                return (null, ErpError.Rule("The Journal Batch Display Name isn't editable."));
            case "amount":
                // The ledger is kept in whole pennies.
                return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var amount)
                    ? (line with { Amount = decimal.Round(amount, 2, MidpointRounding.AwayFromZero) }, null)
                    : (null, ErpError.Type(name));
            case "postingDate":
                return value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                    ? (line with { PostingDate = date }, null)
                    : (null, ErpError.Type(name));
            case "dimensionSetLines":
                return value.ValueKind == JsonValueKind.Array ? (line, null) : (null, ErpError.Type(name));
            default:
                return value.ValueKind == JsonValueKind.String ? Text(line, name, value.GetString()!) : (null, ErpError.Type(name));
        }
    }

    private (ErpJournalLine? Line, ErpError? Error) Text(ErpJournalLine line, string name, string text)
    {
        var limit = name switch { "accountNumber" or "documentNumber" or "taxCode" or "balancingAccountNumber" => 20, "externalDocumentNumber" => 35, "description" => 100, "comment" => 250, _ => int.MaxValue };
        if (text.Length > limit)
            return (null, ErpError.TooLong(text, limit));
        switch (name)
        {
            case "accountType":
                return (line with { AccountType = ErpWord.Unescape(text), Account = string.Empty }, null);
            case "accountNumber":
                var number = ErpSetup.Fold(text);
                return company.Journals.Refusal(line.AccountType, number) is { } refused
                    ? (null, refused)
                    : (line with { Account = number, Description = company.Journals.Accounts.Find(a => a.Number == number)?.Name ?? line.Description }, null);
            case "documentNumber":
                return (line with { DocumentNumber = ErpSetup.Fold(text) }, null);
            case "externalDocumentNumber":
                return (line with { ExternalNumber = ErpSetup.Fold(text) }, null);
            case "description":
                return (line with { Description = text }, null);
            case "comment":
                return (line with { Comment = text }, null);
            case "taxCode":
                var code = ErpSetup.Fold(text);
                return code is "" or "VAT20" or "VAT5" or "ZERO" ? (line with { TaxCode = code }, null) : (null, ErpError.NotRelated("VAT Prod. Posting Group", "Gen. Journal Line", code, "VAT Product Posting Group"));
            case "balanceAccountType":
                return (line with { BalanceType = ErpWord.Unescape(text) }, null);
            case "balancingAccountNumber":
                return company.Journals.Refusal(line.BalanceType, ErpSetup.Fold(text)) is { } odd ? (null, odd) : (line with { BalanceAccount = ErpSetup.Fold(text) }, null);
            default:
                return (null, ErpError.UnknownProperty(name, "journalLine"));
        }
    }

    private static (Reply?, ErpError?) Rows<T>(Call call, EntitySet<T> set, IEnumerable<T> rows, Func<T, bool> has, Guid? id, ErpQuirks quirks)
        where T : class
    {
        if (id is null)
            return set.List(call, rows, quirks);
        return rows.FirstOrDefault(has) is { } row ? set.One(call, row, quirks) : (null, new ErpError(404, "Internal_RecordNotFound", "The record could not be found."));
    }
}
