using System.Collections.Frozen;
using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Fees;

/// <summary>Finds how a transaction is booked. Immutable and thread-safe; successful answers do not allocate.</summary>
public sealed class FeeMap
{
    internal const string TableName = "fees";

    private readonly FrozenDictionary<string, FeeRow> _byType;
    private readonly FrozenDictionary<FeeKey, FeeRow> _byCode;

    private FeeMap(FeeTable table)
    {
        Version = table.Version;
        Grouping = table.Grouping;
        Posting = table.Posting;
        CarriedForward = table.CarriedForward;
        ChargeClearing = table.ChargeClearing;
        Rows = [.. table.Rows];
        Payout = table.Rows.First(static r => r.Treatment == FeeTreatment.Payout).Target!.Value;
        Targets = [.. Rows.Select(static r => r.Target).Append(CarriedForward).Append(ChargeClearing).OfType<PostingTarget>().Distinct()];
        _byType = table.Rows.Where(static r => r.FeeCode is null).ToFrozenDictionary(static r => r.Type, StringComparer.Ordinal);
        _byCode = table.Rows.Where(static r => r.FeeCode is not null).ToFrozenDictionary(static r => new FeeKey(r.Type, r.FeeCode));
    }

    /// <summary>Version of the table behind every answer.</summary>
    public string Version { get; }

    /// <summary>Where the fees of an order are booked.</summary>
    public FeePosting Posting { get; }

    /// <summary>The rows, in the table's order; never null.</summary>
    public IReadOnlyList<FeeRow> Rows { get; }

    /// <summary>Everything that anything is booked on, each once; never null.</summary>
    public IReadOnlyList<PostingTarget> Targets { get; }

    internal JournalGrouping Grouping { get; }

    internal PostingTarget Payout { get; }

    internal PostingTarget? CarriedForward { get; }

    internal PostingTarget? ChargeClearing { get; }

    /// <summary>Checks the table and makes it ready for use, or says everything that is wrong with it.</summary>
    public static Validated<FeeMap, RowError> Compile(FeeTable table)
    {
        var check = new TableCheck();
        check.Version(table.Version);
        CheckTable(table, check);
        var keys = new Dictionary<FeeKey, int>();
        PostingTarget? payout = null;
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var number = i + 1;
            CheckRow(row, number, check);
            if (!keys.TryAdd(new FeeKey(row.Type, row.FeeCode), number))
                check.Add(number, nameof(FeeRow.Type), row.Type, string.Create(CultureInfo.InvariantCulture, $"one row a type and fee code; row {keys[new FeeKey(row.Type, row.FeeCode)]} has it too"));
            if (row is { Treatment: FeeTreatment.Payout, Target: { } target })
            {
                payout ??= target;
                if (payout != target)
                    check.Add(number, nameof(FeeRow.Target), target.ToString(), $"the same target as every payout, {payout}");
            }
        }

        return check.Finish(() => new FeeMap(table));
    }

    /// <summary>How a transaction is booked: by the row of its type and fee code, or else by the row of its type.</summary>
    /// <param name="type">The marketplace's type; compared exactly.</param>
    /// <param name="feeCode">The marketplace's fee code; null when there is none.</param>
    public Outcome<FeeRow> Find(string type, string? feeCode = null) =>
        TryFind(type, feeCode) is { } row ? row : new Refusal
        {
            Reason = ReasonCatalogue.SettlementTypeUnknown,
            Message = $"No fee row knows the transaction type '{type}'.",
            Remedy = "Decide with finance how it is booked and add a row for it.",
            Facts = [new Fact("type", type ?? "none"), new Fact("fee code", feeCode ?? "none")],
            Table = TableName,
            TableVersion = Version,
        };

    internal FeeRow? TryFind(string? type, string? feeCode)
    {
        if (type is null)
            return null;
        return feeCode is not null && _byCode.TryGetValue(new FeeKey(type, feeCode), out var row) ? row : _byType.GetValueOrDefault(type);
    }

    private static void CheckTable(FeeTable table, TableCheck check)
    {
        if (!Enum.IsDefined(table.Grouping))
            check.Add(0, nameof(FeeTable.Grouping), table.Grouping.ToString(), "Account, Order or Line");
        if (!Enum.IsDefined(table.Posting))
            check.Add(0, nameof(FeeTable.Posting), table.Posting.ToString(), "JournalAtSettlement or ChargeLines");
        if (table.CarriedForward is { } carried)
            CheckTarget(carried, 0, nameof(FeeTable.CarriedForward), check);
        if (table.ChargeClearing is { } clearing)
            CheckTarget(clearing, 0, nameof(FeeTable.ChargeClearing), check);
        else if (table.Posting == FeePosting.ChargeLines)
            check.Add(0, nameof(FeeTable.ChargeClearing), string.Empty, "what charge lines were booked against");
        if (!table.Rows.Any(static r => r.Treatment == FeeTreatment.Payout))
            check.Add(0, nameof(FeeTable.Rows), string.Empty, "a row for the payout; every cycle ends with one");
    }

    private static void CheckRow(FeeRow row, int number, TableCheck check)
    {
        check.Text(number, nameof(FeeRow.Type), row.Type);
        check.OptionalText(number, nameof(FeeRow.FeeCode), row.FeeCode);
        check.OptionalText(number, nameof(FeeRow.TaxCode), row.TaxCode);
        check.OptionalText(number, nameof(FeeRow.Dimension), row.Dimension);
        if (row.Treatment == FeeTreatment.Unspecified || !Enum.IsDefined(row.Treatment))
            check.Add(number, nameof(FeeRow.Treatment), row.Treatment.ToString(), "a known treatment");
        if (!Enum.IsDefined(row.Sign))
            check.Add(number, nameof(FeeRow.Sign), row.Sign.ToString(), "Any, Credit or Debit");
        switch (row.Target)
        {
            case { } target when row.Treatment is FeeTreatment.Ignore or FeeTreatment.Reject:
                check.Add(number, nameof(FeeRow.Target), target.ToString(), "no target for a type that is never booked");
                break;
            case { } target:
                CheckTarget(target, number, nameof(FeeRow.Target), check);
                break;
            case null when row.Treatment is not (FeeTreatment.Ignore or FeeTreatment.Reject):
                check.Add(number, nameof(FeeRow.Target), string.Empty, "where it is booked");
                break;
        }
    }

    private static void CheckTarget(PostingTarget target, int row, string column, TableCheck check)
    {
        if (target.Kind == PostingTargetKind.Unspecified || !Enum.IsDefined(target.Kind))
            check.Add(row, column, target.Kind.ToString(), "LedgerAccount, NonInventoryItem, Resource, Customer or BankAccount");
        check.Text(row, column, target.Number);
    }
}
