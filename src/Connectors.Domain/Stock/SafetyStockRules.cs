using System.Collections.Frozen;
using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Domain.Stock;

/// <summary>Keeps back the safety stock that applies to a SKU on a channel at an instant. Every question has an answer. Immutable and thread-safe.</summary>
/// <remarks>Answers do not allocate.</remarks>
public sealed class SafetyStockRules
{
    private const decimal Hundred = 100m;

    private readonly FrozenDictionary<Scope, Rule> _rules;
    private readonly Conditions[] _order;
    private readonly StockPeak[] _peaks;

    private SafetyStockRules(SafetyStockTable table)
    {
        Version = table.Version;
        _rules = table.Rows.Select(static (row, i) => new Rule(row, i + 1)).ToFrozenDictionary(static r => ScopeOf(r.Row));
        _order = [.. table.Rows.Select(ConditionsOf).Distinct().OrderDescending()];
        _peaks = [.. table.Peaks];
    }

    /// <summary>What a row depends on; a larger value is more specific.</summary>
    [Flags]
    private enum Conditions
    {
        None = 0,
        Peak = 1,
        Channel = 2,
        Class = 4,
        Sku = 8,
    }

    /// <summary>Version of the table behind every answer.</summary>
    public string Version { get; }

    /// <summary>Checks the table and makes it ready for use, or says everything that is wrong with it.</summary>
    public static Validated<SafetyStockRules, RowError> Compile(SafetyStockTable table)
    {
        var check = new TableCheck();
        check.Version(table.Version);
        CheckPeaks(table.Peaks, check);
        var seen = new Dictionary<Scope, int>();
        var peaks = table.Peaks.Select(static p => p.Name).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var number = i + 1;
            if (row.Sku is { } sku)
                check.Text(number, nameof(SafetyStockRow.Sku), sku.Value);
            check.OptionalText(number, nameof(SafetyStockRow.Class), row.Class);
            check.OptionalText(number, nameof(SafetyStockRow.Channel), row.Channel);
            if (row.Peak is { } peak && !peaks.Contains(peak))
                check.Add(number, nameof(SafetyStockRow.Peak), peak, "the name of a peak window of this table");
            check.Amount(number, nameof(SafetyStockRow.Fixed), row.Fixed);
            check.Amount(number, nameof(SafetyStockRow.Minimum), row.Minimum);
            if (row.Percent is < 0 or > Hundred || !Exact.HasAtMost(Exact.MaxDecimals, row.Percent))
                check.Add(number, nameof(SafetyStockRow.Percent), Text(row.Percent), "0 to 100 with at most 6 decimals");
            if (!seen.TryAdd(ScopeOf(row), number))
                check.Add(number, nameof(SafetyStockRow.Sku), row.Sku?.Value ?? string.Empty, $"conditions of one row only; row {Text(seen[ScopeOf(row)])} has the same");
        }

        if (!seen.ContainsKey(default))
            check.Add(0, nameof(SafetyStockTable.Rows), string.Empty, "one row without conditions, so that every SKU has a safety stock");
        return check.Finish(() => new SafetyStockRules(table));
    }

    /// <summary>Takes the safety stock off what is sellable.</summary>
    /// <param name="sku">The goods.</param>
    /// <param name="velocityClass">Their velocity class; empty when they have none.</param>
    /// <param name="channel">Where they are shown.</param>
    /// <param name="now">When they are shown, UTC; decides the peak window.</param>
    /// <param name="sellable">Base units that can be promised; nothing is shown when it is zero or negative.</param>
    public AvailableToSell KeepBack(Sku sku, string velocityClass, string channel, DateTimeOffset now, decimal sellable)
    {
        var rule = RuleFor(new Scope(sku.Value, velocityClass, channel, PeakAt(now)));
        var available = Math.Clamp(sellable, 0m, Exact.MaxQuantity);
        var safetyStock = Math.Max(rule.Row.Minimum, rule.Row.Fixed + (available * rule.Row.Percent / Hundred));
        return new AvailableToSell(Math.Max(0m, available - safetyStock), safetyStock, rule.Number, Version);
    }

    private static void CheckPeaks(IReadOnlyList<StockPeak> peaks, TableCheck check)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < peaks.Count; i++)
        {
            var peak = peaks[i];
            var number = i + 1;
            if (check.Text(number, "Peak.Name", peak.Name) && !names.TryAdd(peak.Name, number))
                check.Add(number, "Peak.Name", peak.Name, $"a name of one peak only; peak {Text(names[peak.Name])} has it too");
            if (peak.Until <= peak.From)
                check.Add(number, "Peak.Until", Text(peak.Until), "a time after the start");
        }

        // In order of time only neighbours can be the first to overlap.
        var sorted = peaks.Select(static (peak, i) => (Peak: peak, Number: i + 1)).OrderBy(static p => p.Peak.From).ThenBy(static p => p.Number).ToArray();
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Peak.From < sorted[i - 1].Peak.Until)
                check.Add(sorted[i].Number, "Peak.From", Text(sorted[i].Peak.From), $"a time after the end of peak {Text(sorted[i - 1].Number)}");
        }
    }

    private static Scope ScopeOf(SafetyStockRow row) => new(row.Sku?.Value, row.Class, row.Channel, row.Peak);

    private static Conditions ConditionsOf(SafetyStockRow row) =>
        (row.Sku is null ? Conditions.None : Conditions.Sku) | (row.Class is null ? Conditions.None : Conditions.Class)
        | (row.Channel is null ? Conditions.None : Conditions.Channel) | (row.Peak is null ? Conditions.None : Conditions.Peak);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private Rule RuleFor(Scope asked)
    {
        foreach (var conditions in _order)
        {
            if (_rules.TryGetValue(asked.Only(conditions), out var rule))
                return rule;
        }

        throw new InvalidOperationException("A compiled table has a row without conditions.");
    }

    private string? PeakAt(DateTimeOffset now)
    {
        foreach (var peak in _peaks)
        {
            if (now >= peak.From && now < peak.Until)
                return peak.Name;
        }

        return null;
    }

    private readonly record struct Scope(string? Sku, string? Class, string? Channel, string? Peak)
    {
        internal Scope Only(Conditions conditions) => new(
            (conditions & Conditions.Sku) != 0 ? Sku : null,
            (conditions & Conditions.Class) != 0 ? Class : null,
            (conditions & Conditions.Channel) != 0 ? Channel : null,
            (conditions & Conditions.Peak) != 0 ? Peak : null);
    }

    private sealed record Rule(SafetyStockRow Row, int Number);
}
