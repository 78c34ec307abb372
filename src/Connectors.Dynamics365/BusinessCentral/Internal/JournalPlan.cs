using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>
/// A settlement journal as Business Central's lines, and how it compares with what stands there. Each line carries the document number and its own place in the external document number, so that
/// one that was written is recognised whatever became of the call. Pure.
/// </summary>
internal sealed class JournalPlan
{
    public const int DocumentNumberLength = 20;
    public const int TextLength = 100;
    public const int CommentLength = 250;
    private const int NumberLength = 20;

    private JournalPlan(string number, SettlementJournal journal, IReadOnlyList<PlannedJournalLine> lines, string? dimension) => (Number, Journal, Lines, Dimension) = (number, journal, lines, dimension);

    public string Number { get; }

    public SettlementJournal Journal { get; }

    public IReadOnlyList<PlannedJournalLine> Lines { get; }

    /// <summary>Code of the dimension whose values lines name; null when none does.</summary>
    public string? Dimension { get; }

    public decimal Debit => Lines.Sum(static line => Math.Max(line.Amount, 0m));

    /// <summary>The plan, or why Business Central could not keep the journal as it is.</summary>
    public static (JournalPlan? Plan, string Why) Make(string number, SettlementJournal journal, CurrencyCode currency, int mostLines, string? dimension)
    {
        if (number.Length is 0 or > DocumentNumberLength || number != number.Trim() || number.Any(char.IsLower))
            return (null, string.Create(CultureInfo.InvariantCulture, $"documentNumber must have 1 to {DocumentNumberLength} characters in upper case"));
        if (journal.Lines.Count == 0 || journal.Lines.Count > mostLines)
            return (null, string.Create(CultureInfo.InvariantCulture, $"the journal has {journal.Lines.Count} lines; it takes 1 to {mostLines}"));
        var lines = new List<PlannedJournalLine>(journal.Lines.Count);
        foreach (var (place, line) in journal.Lines.Index())
        {
            if (Mistake(line, currency, dimension) is { } mistake)
                return (null, string.Create(CultureInfo.InvariantCulture, $"line {place + 1}: {mistake}"));
            lines.Add(new PlannedJournalLine(
                string.Create(CultureInfo.InvariantCulture, $"{number}/{place + 1:D5}"), TypeOf(line.Target.Kind)!.Value, line.Target.Number, line.Debit.Amount - line.Credit.Amount, line));
        }

        return lines.Sum(static line => line.Amount) is var balance and not 0m
            ? (null, string.Create(CultureInfo.InvariantCulture, $"debits and credits differ by {balance}"))
            : (new JournalPlan(number, journal, lines, dimension), string.Empty);
    }

    /// <summary>The lists that together hold what a search asks of the ledger. The service joins with <c>or</c> tests of one field only, so there is one a field; an address holds only so many of them.</summary>
    public static IEnumerable<ODataFilter> FiltersOf(LedgerSearch search)
    {
        const int InOneCall = 40;
        foreach (var accounts in Texts(search.Targets.Where(static t => t.Kind == PostingTargetKind.LedgerAccount).Select(static t => t.Number), NumberLength).Chunk(InOneCall))
            yield return ODataFilter.AnyOf("accountNumber", accounts);
        foreach (var numbers in Texts(search.Names, DocumentNumberLength).Chunk(InOneCall))
            yield return ODataFilter.AnyOf("documentNumber", numbers);
        foreach (var text in Texts(search.Names, TextLength))
            yield return ODataFilter.Contains("description", text);
    }

    private static IEnumerable<string> Texts(IEnumerable<string> texts, int most) => texts.Where(text => text.Length > 0 && text.Length <= most).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>What of the journal does not stand yet, or what stands otherwise.</summary>
    public (IReadOnlyList<PlannedJournalLine> Missing, string? Differs) Compare(IReadOnlyList<JournalLine> there)
    {
        var byKey = new Dictionary<string, JournalLine>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in there)
        {
            if (!byKey.TryAdd(line.ExternalDocumentNumber, line))
                return ([], $"two lines of {Number} carry {line.ExternalDocumentNumber}");
        }

        var missing = new List<PlannedJournalLine>();
        foreach (var planned in Lines)
        {
            if (!byKey.Remove(planned.Key, out var line))
                missing.Add(planned);
            else if (Difference(planned, line) is { } what)
                return ([], $"{planned.Key} has another {what} than was written");
        }

        return byKey.Count > 0 ? ([], string.Create(CultureInfo.InvariantCulture, $"{byKey.Count} lines of {Number} are none of the settlement's")) : (missing, null);
    }

    /// <summary>How the ledger's entries differ from the journal; null when they are what it books.</summary>
    public string? Difference(IReadOnlyList<GeneralLedgerEntry> posted)
    {
        if (posted.Any(static entry => entry.DebitAmount is null || entry.CreditAmount is null))
            return $"an entry of {Number} does not tell its amount";
        var (debit, credit) = (posted.Sum(static entry => entry.DebitAmount!.Value), posted.Sum(static entry => entry.CreditAmount!.Value));
        if (IsTakenBack(posted))
            return $"{Number} was posted and taken back";
        if (debit != Debit || credit != Debit)
            return string.Create(CultureInfo.InvariantCulture, $"{Number} was posted with {debit} debit and {credit} credit, and holds {Debit}");

        // A tax code parts an amount, and customers and banks stand on accounts of the ERP's own choice: the others are compared one by one.
        foreach (var account in Lines.Where(static line => line.AccountType == JournalAccountType.LedgerAccount).GroupBy(static line => line.AccountNumber, StringComparer.OrdinalIgnoreCase))
        {
            var entered = posted.Where(entry => string.Equals(entry.AccountNumber, account.Key, StringComparison.OrdinalIgnoreCase)).Sum(static entry => entry.DebitAmount!.Value - entry.CreditAmount!.Value);
            var planned = account.Sum(static line => line.Amount);
            if (entered != planned && account.All(static line => line.Line.TaxCode is null))
                return string.Create(CultureInfo.InvariantCulture, $"{Number} was posted with {entered} on account {account.Key}, and holds {planned}");
        }

        return null;
    }

    /// <summary>
    /// Whether each entry is followed by one of the other sign, and twice as much stands as the journal holds: one whose own lines add up to nothing on each account stands once.
    /// </summary>
    private bool IsTakenBack(IReadOnlyList<GeneralLedgerEntry> posted)
    {
        var open = new Dictionary<(string Account, decimal Amount), int>();
        var moved = 0m;
        foreach (var entry in posted.OrderBy(static entry => entry.EntryNumber))
        {
            var (account, amount) = (entry.AccountNumber.ToUpperInvariant(), entry.DebitAmount!.Value - entry.CreditAmount!.Value);
            moved += Math.Max(amount, 0m);
            var other = open.GetValueOrDefault((account, -amount));
            if (other > 0)
                open[(account, -amount)] = other - 1;
            else
                open[(account, amount)] = open.GetValueOrDefault((account, amount)) + 1;
        }

        return moved > 0m && Debit > 0m && moved % (2 * Debit) == 0m && open.Values.All(static count => count == 0);
    }

    /// <summary>The line as it is sent.</summary>
    public NewJournalLine ToNew(PlannedJournalLine line) => new()
    {
        AccountType = line.AccountType,
        AccountNumber = line.AccountNumber,
        PostingDate = Journal.PostingDate,
        DocumentNumber = Number,
        ExternalDocumentNumber = line.Key,
        Amount = line.Amount,
        TaxCode = line.Line.TaxCode,
        Description = Cut(line.Line.LineId ?? line.Line.OrderId ?? $"{(Journal.IsCorrection ? "Correction" : "Settlement")} {Journal.CycleId}", TextLength),
        Comment = Cut($"{Journal.CycleId} {Journal.PayoutReference}".TrimEnd(), CommentLength),
        DimensionSetLines = line.Line.Dimension is { } value ? [new NewDimensionSetLine { Code = Dimension, ValueCode = value }] : null,
    };

    /// <summary>What of a line that stands is not as planned; null when all is.</summary>
    public string? Difference(PlannedJournalLine planned, JournalLine line) => line switch
    {
        _ when line.Amount != planned.Amount => "amount",
        _ when line.AccountType != planned.AccountType || !string.Equals(line.AccountNumber, planned.AccountNumber, StringComparison.OrdinalIgnoreCase) => "account",
        _ when line.PostingDate != Journal.PostingDate => "posting date",
        _ when line.BalancingAccountNumber.Length > 0 => "balancing account",
        _ when !string.Equals(line.TaxCode, planned.Line.TaxCode ?? line.TaxCode, StringComparison.OrdinalIgnoreCase) => "tax code",
        _ => null,
    };

    /// <summary>A text for people alone: nothing is recognised by it, so it may be cut.</summary>
    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];

    private static string? Mistake(SettlementJournalLine line, CurrencyCode currency, string? dimension)
    {
        var amount = line.Debit.Amount - line.Credit.Amount;
        if (line.Debit.Currency != currency || line.Credit.Currency != currency)
            return $"it is in {line.Debit.Currency}, and the journal books in {currency}";
        if (decimal.Round(amount, currency.Decimals, MidpointRounding.ToZero) != amount)
            return $"its amount is finer than the smallest coin of {currency}";
        if (TypeOf(line.Target.Kind) is null)
            return $"a {line.Target.Kind} is booked on documents, not in a journal";
        if (line.Target.Number.Length is 0 or > NumberLength || (line.TaxCode?.Length ?? 0) > NumberLength || (line.Dimension?.Length ?? 0) > NumberLength)
            return "account, tax code or dimension has more than 20 characters";
        return line.Dimension is not null && dimension is null ? "it names a dimension's value, and no dimension is set for this connection" : null;
    }

    private static JournalAccountType? TypeOf(PostingTargetKind kind) => kind switch
    {
        PostingTargetKind.LedgerAccount => JournalAccountType.LedgerAccount,
        PostingTargetKind.Customer => JournalAccountType.Customer,
        PostingTargetKind.BankAccount => JournalAccountType.BankAccount,
        _ => null,
    };
}
