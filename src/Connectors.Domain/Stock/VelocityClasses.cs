using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;

namespace Connectors.Domain.Stock;

/// <summary>Puts SKUs into classes by how fast they sell, and says how long to wait between two runs. Immutable and thread-safe.</summary>
public sealed class VelocityClasses
{
    private const int MaxCeilingDays = 365;

    private readonly VelocityRow[] _rows;
    private readonly TimeSpan _floor;
    private readonly TimeSpan _ceiling;

    private VelocityClasses(VelocityTable table)
    {
        Version = table.Version;
        _rows = [.. table.Rows];
        _floor = table.Floor;
        _ceiling = table.Ceiling;
    }

    /// <summary>Version of the table behind every answer.</summary>
    public string Version { get; }

    /// <summary>Checks the table and makes it ready for use, or says everything that is wrong with it.</summary>
    public static Validated<VelocityClasses, RowError> Compile(VelocityTable table)
    {
        var check = new TableCheck();
        check.Version(table.Version);
        if (table.Floor <= TimeSpan.Zero)
            check.Add(0, nameof(VelocityTable.Floor), Text(table.Floor), "a time above zero");
        if (table.Ceiling < table.Floor || table.Ceiling.Days >= MaxCeilingDays)
            check.Add(0, nameof(VelocityTable.Ceiling), Text(table.Ceiling), "a time not below the floor and under a year");
        if (table.Rows.Count == 0)
            check.Add(0, nameof(VelocityTable.Rows), string.Empty, "at least one class");
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var number = i + 1;
            if (check.Text(number, nameof(VelocityRow.Class), row.Class) && !names.TryAdd(row.Class, number))
                check.Add(number, nameof(VelocityRow.Class), row.Class, string.Create(CultureInfo.InvariantCulture, $"a name of one class only; row {names[row.Class]} has it too"));
            if (i == 0 ? row.FromPerDay != 0 : row.FromPerDay <= table.Rows[i - 1].FromPerDay || !Exact.InRange(row.FromPerDay))
                check.Add(number, nameof(VelocityRow.FromPerDay), Text(row.FromPerDay), i == 0 ? "0, so that every SKU has a class" : "more than the class before, at most one million million");
            if (row.KeepFromPerDay < 0 || row.KeepFromPerDay > row.FromPerDay)
                check.Add(number, nameof(VelocityRow.KeepFromPerDay), Text(row.KeepFromPerDay), "0 up to where the class begins");
            if (row.Trigger is not (StockTrigger.Schedule or StockTrigger.Event))
                check.Add(number, nameof(VelocityRow.Trigger), row.Trigger.ToString(), "Schedule or Event");
        }

        return check.Finish(() => new VelocityClasses(table));
    }

    /// <summary>The class of a SKU. It rises at once, and falls only when its sales are below what its class keeps.</summary>
    /// <param name="perDay">Base units it sells a day; negative counts as none.</param>
    /// <param name="current">The class it is in; null when it is new. A class that the table no longer has counts as new.</param>
    public VelocityRow ClassOf(decimal perDay, string? current)
    {
        var fits = Array.FindLastIndex(_rows, r => perDay >= r.FromPerDay);
        var held = Array.FindIndex(_rows, r => r.Class == current && perDay >= r.KeepFromPerDay);
        return _rows[Math.Max(0, Math.Max(fits, held))];
    }

    /// <summary>
    /// How long to wait until the next run: as long as <paramref name="tolerated"/> base units take to sell, within floor and ceiling,
    /// and never so short that the runs exceed their calls.
    /// </summary>
    /// <param name="perDay">Base units that all SKUs of the run sell a day; negative counts as none.</param>
    /// <param name="tolerated">Base units that may be sold between two runs; above zero.</param>
    /// <param name="callsPerRun">Calls that one run costs; not negative.</param>
    /// <param name="callsPerDay">Calls that are allowed a day; above zero. They may make the wait longer than the ceiling.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public TimeSpan IntervalFor(decimal perDay, decimal tolerated, int callsPerRun, int callsPerDay)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerated);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tolerated, Exact.MaxQuantity);
        ArgumentOutOfRangeException.ThrowIfNegative(callsPerRun);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(callsPerDay);

        var rate = Math.Min(perDay, Exact.MaxQuantity);

        // Compared before it is divided: the quotient of a very slow class would not fit.
        var wanted = rate <= 0 || tolerated * TimeSpan.TicksPerDay >= rate * _ceiling.Ticks
            ? _ceiling
            : TimeSpan.FromTicks((long)(tolerated * TimeSpan.TicksPerDay / rate));
        var affordable = TimeSpan.FromTicks((long)Math.Min(TimeSpan.MaxValue.Ticks, decimal.Ceiling((decimal)callsPerRun * TimeSpan.TicksPerDay / callsPerDay)));
        return Max(Max(wanted, _floor), affordable);
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(TimeSpan time) => time.ToString("c", CultureInfo.InvariantCulture);
}
