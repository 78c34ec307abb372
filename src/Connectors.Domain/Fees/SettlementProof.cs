using System.Globalization;
using System.Text;
using Connectors.Domain.Documents;

namespace Connectors.Domain.Fees;

/// <summary>
/// Evidence of a settlement in plain texts and numbers: what was read, what it added up to, and what was booked.
/// Whoever has the lines can check it with <see cref="Verify"/>, or by hand as <see cref="LinesHash"/> says.
/// </summary>
/// <remarks>It holds no order ids and no personal data. Value equality does not look into the lists.</remarks>
public sealed record SettlementProof
{
    /// <summary>The format that this version writes.</summary>
    public const string CurrentFormat = "settlement-proof-1";

    /// <summary>The format, so that later versions can read older proofs.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>The billing cycle.</summary>
    public required string CycleId { get; init; }

    /// <summary>Version of the fee table.</summary>
    public required string FeeTableVersion { get; init; }

    /// <summary>Number of distinct lines.</summary>
    public required int Lines { get; init; }

    /// <summary>
    /// SHA-256 in lower-case hexadecimal digits over one text line a transaction, in ordinal order of the id: id, type, currency and amount, parted by
    /// tabs and each ended by a line feed, in UTF-8. Amounts have a point, no sign when positive and no zeros at the end: <c>-12.5</c>.
    /// </summary>
    public required string LinesHash { get; init; }

    /// <summary>The lines by type, currency, treatment and outcome; never null.</summary>
    public IReadOnlyList<ProofTotal> Totals { get => field ?? []; init; }

    /// <summary>Each currency's sum; never null.</summary>
    public IReadOnlyList<ProofBalance> Balances { get => field ?? []; init; }

    /// <summary>What the journal books; empty when nothing is booked.</summary>
    public IReadOnlyList<ProofAccount> Accounts { get => field ?? []; init; }

    /// <summary>Checks the proof against one's own copy of the lines and against itself. Repeated lines do no harm.</summary>
    /// <returns>Every difference; empty when the proof holds.</returns>
    public IReadOnlyList<ProofDifference> Verify(IEnumerable<SettlementLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var store = new LineStore(CycleId);
        foreach (var line in lines)
            store.Add(line);

        var differences = new List<ProofDifference>();
        Compare("format", CurrentFormat, Format);
        Compare("lines", Lines, store.Count);
        Compare("lines hash", LinesHash, store.Hash(store.InIdOrder()));
        if (store.Broken.Count > 0 || store.Conflicts().Count > 0)
            differences.Add(new ProofDifference("lines that cannot be read", "0", Number(store.Broken.Count + store.Conflicts().Count)));
        VerifyTotals(store, Compare);
        VerifyBalances(Compare);
        return differences;

        void Compare(string what, object proven, object found)
        {
            if (!proven.Equals(found))
                differences.Add(new ProofDifference(what, Text(proven), Text(found)));
        }
    }

    /// <summary>
    /// The proof as a text file to hand out: one record a line, its fields parted by tabs, the same text for the same settlement. The first field names the record.
    /// </summary>
    /// <remarks>
    /// <c>format</c>, <c>cycle</c>, <c>fee table</c>, <c>lines</c> and <c>lines hash</c> have one value each. <c>total</c>: currency, type, treatment, outcome, number of
    /// lines, credited, debited. <c>balance</c>: currency, lines, brought forward, payout, carried forward, residual. <c>account</c>: currency, kind, number, tax code,
    /// dimension, debit, credit. Numbers are written as in <see cref="LinesHash"/>; what there is none of is empty.
    /// </remarks>
    public string ToText()
    {
        var text = new StringBuilder();
        Record("format", Format);
        Record("cycle", CycleId);
        Record("fee table", FeeTableVersion);
        Record("lines", Number(Lines));
        Record("lines hash", LinesHash);
        foreach (var t in Totals)
            Record("total", t.Currency, t.Type, t.Treatment.ToString(), t.Outcome.ToString(), Number(t.Lines), Amount(t.Credited), Amount(t.Debited));
        foreach (var b in Balances)
            Record("balance", b.Currency, Amount(b.Lines), Amount(b.BroughtForward), Amount(b.Payout), Amount(b.CarriedForward), Amount(b.Residual));
        foreach (var a in Accounts)
            Record("account", a.Currency, a.Kind.ToString(), a.Number, a.TaxCode ?? string.Empty, a.Dimension ?? string.Empty, Amount(a.Debit), Amount(a.Credit));
        return text.ToString();

        void Record(params ReadOnlySpan<string?> fields) => text.AppendJoin('\t', fields).Append('\n');
    }

    private void VerifyTotals(LineStore store, Action<string, object, object> compare)
    {
        var proven = Totals.GroupBy(static t => (t.Type, t.Currency))
            .ToDictionary(static g => g.Key, static g => (Lines: g.Sum(static t => t.Lines), Credited: g.Sum(static t => t.Credited), Debited: g.Sum(static t => t.Debited)));
        var found = store.Totals();
        foreach (var key in proven.Keys.Union(found.Keys).OrderBy(static k => k.Type, StringComparer.Ordinal).ThenBy(static k => k.Currency, StringComparer.Ordinal))
        {
            var (p, f) = (proven.GetValueOrDefault(key), found.GetValueOrDefault(key));
            compare($"lines of {key.Type} in {key.Currency}", p.Lines, f.Lines);
            compare($"credited by {key.Type} in {key.Currency}", p.Credited, f.Credited);
            compare($"debited by {key.Type} in {key.Currency}", p.Debited, f.Debited);
        }
    }

    private void VerifyBalances(Action<string, object, object> compare)
    {
        foreach (var currency in Balances.Select(static b => b.Currency).Union(Totals.Select(static t => t.Currency)).Order(StringComparer.Ordinal))
        {
            var booked = Totals.Where(t => t.Currency == currency && t.Outcome == LineOutcome.Booked).Sum(static t => t.Credited - t.Debited);
            var payoutLines = Totals.Where(t => t.Currency == currency && t.Outcome == LineOutcome.Payout).ToList();
            var balances = Balances.Where(b => b.Currency == currency).ToList();
            compare($"balances in {currency}", 1, balances.Count);
            foreach (var b in balances)
            {
                compare($"booked lines in {currency}", b.Lines, booked);
                compare($"sum in {currency}", b.Lines + b.BroughtForward, b.Payout + b.CarriedForward + b.Residual);
                if (Accounts.Count > 0)
                    compare($"residual in {currency}", 0m, b.Residual);
                if (Accounts.Count > 0 && payoutLines.Count > 0)
                    compare($"payout lines in {currency}", b.Payout, payoutLines.Sum(static t => t.Debited - t.Credited));
            }
        }

        foreach (var currency in Accounts.GroupBy(static a => a.Currency))
            compare($"debits and credits in {currency.Key}", currency.Sum(static a => a.Debit), currency.Sum(static a => a.Credit));
    }

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Amount(decimal amount) => LineStore.Canonical(amount);

    /// <summary>What was proven, on one line; <see cref="ToText"/> is the proof itself.</summary>
    public override string ToString() => $"cycle {CycleId}: {Number(Lines)} lines by fee table {FeeTableVersion}{string.Concat(Balances.Select(static b => $"; {b.Currency} payout {Amount(b.Payout)}, residual {Amount(b.Residual)}"))}";
}
