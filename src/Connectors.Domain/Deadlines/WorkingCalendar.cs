using System.Collections.Frozen;

namespace Connectors.Domain.Deadlines;

/// <summary>
/// Time that runs on working days only, each from midnight to midnight in one time zone. A window of one working day from Thursday at 16:00 over a holiday on Friday
/// ends on Monday at 16:00. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// It counts by the clock on the wall, so that a day on which the clocks change is a day like others. An instant that the clocks leave out is taken as the one after the change,
/// one that comes twice as the first.
/// </remarks>
public sealed class WorkingCalendar
{
    private const int DaysOfWeek = 7;

    /// <summary>Beyond so many days in a row without work the calendar is taken for a mistake.</summary>
    private const int MostDaysOff = 4000;

    private readonly TimeZoneInfo _zone;
    private readonly bool[] _works;
    private readonly FrozenSet<DateOnly> _holidays;

    internal WorkingCalendar(TimeZoneInfo zone, bool[] works, IEnumerable<DateOnly> holidays)
    {
        _zone = zone;
        _works = works;
        _holidays = holidays.ToFrozenSet();
    }

    /// <summary>Whether deadlines run on the day.</summary>
    public bool IsWorkingDay(DateOnly day) => _works[(int)day.DayOfWeek] && !_holidays.Contains(day);

    /// <summary>A window of whole working days: the clock starts at once, or at the beginning of the next working day, and shows the same time of day when it ends.</summary>
    /// <param name="start">When the window starts.</param>
    /// <param name="days">How many working days; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of days is negative, or the window would not end before the end of time.</exception>
    public Deadline Window(DateTimeOffset start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        return new Deadline(start, Advance(start, TimeSpan.FromDays(days)));
    }

    /// <summary>The instant at which so much working time has passed, in the offset of the calendar's zone.</summary>
    /// <param name="start">From when.</param>
    /// <param name="working">How much working time; a working day is 24 hours. Not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or no working day comes for ten years.</exception>
    public DateTimeOffset Advance(DateTimeOffset start, TimeSpan working)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(working, TimeSpan.Zero);
        var wall = FirstWorking(Wall(start));
        if (working == TimeSpan.Zero)
            return wall == Wall(start) ? TimeZoneInfo.ConvertTime(start, _zone) : Instant(wall);
        for (var left = working; ;)
        {
            var untilMidnight = wall.Date.AddDays(1) - wall;
            if (left <= untilMidnight)
                return Instant(wall + left);
            left -= untilMidnight;
            wall = FirstWorking(wall.Date.AddDays(1));
        }
    }

    /// <summary>How much working time passes between two instants; none when the second is not after the first.</summary>
    public TimeSpan Between(DateTimeOffset start, DateTimeOffset end)
    {
        var (from, until) = (Wall(start), Wall(end));
        var sum = TimeSpan.Zero;
        for (var day = from.Date; day <= until.Date && from < until; day = day.AddDays(1))
        {
            if (IsWorkingDay(DateOnly.FromDateTime(day)))
                sum += Earlier(day.AddDays(1), until) - Later(day, from);
        }

        return sum;
    }

    /// <summary>Reads days such as <c>mon-fri</c>; false when the text is none, or names no day.</summary>
    internal static bool TryReadDays(string text, out bool[] works)
    {
        works = new bool[DaysOfWeek];
        foreach (var word in text.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = word.Split('-');
            if (ends.Length > 2 || !TryReadDay(ends[0], out var first) || !TryReadDay(ends[^1], out var last))
                return false;
            works[first] = true;
            for (var day = first; day != last; day = (day + 1) % DaysOfWeek)
                works[(day + 1) % DaysOfWeek] = true;
        }

        return Array.Exists(works, static w => w);
    }

    private static bool TryReadDay(string text, out int day)
    {
        day = Array.FindIndex(Enum.GetValues<DayOfWeek>(), d => d.ToString() is var name
            && (name.Equals(text, StringComparison.OrdinalIgnoreCase) || name.AsSpan(0, 3).Equals(text, StringComparison.OrdinalIgnoreCase)));
        return day >= 0;
    }

    private static DateTime Earlier(DateTime left, DateTime right) => left < right ? left : right;

    private static DateTime Later(DateTime left, DateTime right) => left > right ? left : right;

    private DateTime Wall(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone).DateTime;

    /// <summary>The time itself on a working day, else the beginning of the next one.</summary>
    private DateTime FirstWorking(DateTime wall)
    {
        var day = DateOnly.FromDateTime(wall);
        if (IsWorkingDay(day))
            return wall;
        for (var off = 0; off < MostDaysOff; off++)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                return day.ToDateTime(TimeOnly.MinValue);
        }

        throw new ArgumentOutOfRangeException(nameof(wall), "No working day comes for ten years.");
    }

    private DateTimeOffset Instant(DateTime wall)
    {
        while (_zone.IsInvalidTime(wall))
            wall = wall.AddMinutes(15);
        return new DateTimeOffset(wall, _zone.IsAmbiguousTime(wall) ? _zone.GetAmbiguousTimeOffsets(wall).Max() : _zone.GetUtcOffset(wall));
    }
}
