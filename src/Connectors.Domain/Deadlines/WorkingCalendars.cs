using System.Collections.Frozen;
using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Deadlines;

/// <summary>The working days of every marketplace, from one table. Immutable and thread-safe.</summary>
public sealed class WorkingCalendars
{
    private readonly FrozenDictionary<ConnectionName, WorkingCalendar> _own;
    private readonly WorkingCalendar? _any;

    private WorkingCalendars(CalendarTable table)
    {
        Version = table.Version;
        _own = table.Rows.Where(static r => r.Marketplace is not null).ToFrozenDictionary(static r => r.Marketplace!.Value, r => Calendar(r, table));
        _any = table.Rows.FirstOrDefault(static r => r.Marketplace is null) is { } row ? Calendar(row, table) : null;
    }

    /// <summary>Version of the table behind every answer.</summary>
    public string Version { get; }

    /// <summary>Checks the table and makes it ready for use, or says everything that is wrong with it.</summary>
    public static Validated<WorkingCalendars, RowError> Compile(CalendarTable table)
    {
        var check = new TableCheck();
        check.Version(table.Version);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var number = i + 1;
            if (row.Marketplace is { } marketplace)
                check.Text(number, nameof(CalendarRow.Marketplace), marketplace.Value);
            if (!seen.TryAdd(row.Marketplace?.Value ?? string.Empty, number))
                check.Add(number, nameof(CalendarRow.Marketplace), row.Marketplace?.Value ?? string.Empty, string.Create(CultureInfo.InvariantCulture, $"one calendar a marketplace; row {seen[row.Marketplace?.Value ?? string.Empty]} is its too"));
            if (check.Text(number, nameof(CalendarRow.TimeZone), row.TimeZone) && !TimeZoneInfo.TryFindSystemTimeZoneById(row.TimeZone, out _))
                check.Add(number, nameof(CalendarRow.TimeZone), row.TimeZone, "the name of a time zone, such as Europe/London");
            if (check.Text(number, nameof(CalendarRow.Days), row.Days) && !WorkingCalendar.TryReadDays(row.Days, out _))
                check.Add(number, nameof(CalendarRow.Days), row.Days, "days and ranges of days, such as mon-fri or mon tue thu-sat");
        }

        CheckHolidays(table.Holidays, check);
        return check.Finish(() => new WorkingCalendars(table));
    }

    /// <summary>The calendar of a marketplace: its own, or the one for all others; null when there is neither, and every day counts.</summary>
    public WorkingCalendar? Find(ConnectionName marketplace) => _own.GetValueOrDefault(marketplace) ?? _any;

    private static void CheckHolidays(IReadOnlyList<HolidayRow> rows, TableCheck check)
    {
        var seen = new Dictionary<(ConnectionName?, DateOnly), int>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Marketplace is { } marketplace)
                check.Text(i + 1, "Holiday.Marketplace", marketplace.Value);
            check.OptionalText(i + 1, "Holiday.Name", row.Name);
            if (row.Day == default)
                check.Add(i + 1, "Holiday.Day", string.Empty, "a day");
            else if (!seen.TryAdd((row.Marketplace, row.Day), i + 1))
                check.Add(i + 1, "Holiday.Day", row.Day.ToString("O", CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"a day once a marketplace; row {seen[(row.Marketplace, row.Day)]} has it too"));
        }
    }

    private static WorkingCalendar Calendar(CalendarRow row, CalendarTable table)
    {
        _ = WorkingCalendar.TryReadDays(row.Days, out var days);
        return new WorkingCalendar(TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone), days, table.Holidays.Where(h => h.Marketplace is null || h.Marketplace == row.Marketplace).Select(static h => h.Day));
    }
}
