using Connectors.Domain.Values;

namespace Connectors.Domain.Deadlines;

/// <summary>Public holidays that follow rules; something to start a table of holidays from.</summary>
public static class BankHolidays
{
    private const string NewYear = "New Year's Day";
    private const string GoodFriday = "Good Friday";
    private const string EasterMonday = "Easter Monday";
    private const string Summer = "Summer bank holiday";

    /// <summary>
    /// The bank holidays of England and Wales in one year, in order. Days that are proclaimed once (a jubilee, a coronation, a funeral) follow no rule: add a row for each.
    /// </summary>
    /// <param name="year">The year, 1978 or later.</param>
    /// <param name="marketplace">Connection whose holidays they are; null for all of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is before 1978 or after 9998.</exception>
    public static IReadOnlyList<HolidayRow> EnglandAndWales(int year, ConnectionName? marketplace = null)
    {
        Check(year, 1978);
        var easter = EasterSunday(year);
        return Rows(
            marketplace,
            [
                (NotAtWeekend(new DateOnly(year, 1, 1)), NewYear),
                (easter.AddDays(-2), GoodFriday),
                (easter.AddDays(1), EasterMonday),
                .. May(year),
                (FirstMonday(new DateOnly(year, 8, 25)), Summer),
                .. Christmas(year),
            ]);
    }

    /// <summary>The bank holidays of Scotland in one year, in order; local holidays of its councils, and days that are proclaimed once, are not among them.</summary>
    /// <param name="year">The year, 2007 or later.</param>
    /// <param name="marketplace">Connection whose holidays they are; null for all of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is before 2007 or after 9998.</exception>
    public static IReadOnlyList<HolidayRow> Scotland(int year, ConnectionName? marketplace = null)
    {
        Check(year, 2007);
        return Rows(
            marketplace,
            [
                .. Pair(new DateOnly(year, 1, 1), NewYear, "2nd January"),
                (EasterSunday(year).AddDays(-2), GoodFriday),
                .. May(year),
                (FirstMonday(new DateOnly(year, 8, 1)), Summer),
                (NotAtWeekend(new DateOnly(year, 11, 30)), "St Andrew's Day"),
                .. Christmas(year),
            ]);
    }

    /// <summary>The bank holidays of Northern Ireland in one year, in order; days that are proclaimed once are not among them.</summary>
    /// <param name="year">The year, 1978 or later.</param>
    /// <param name="marketplace">Connection whose holidays they are; null for all of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is before 1978 or after 9998.</exception>
    public static IReadOnlyList<HolidayRow> NorthernIreland(int year, ConnectionName? marketplace = null)
    {
        HolidayRow[] more = Rows(
            marketplace, [(NotAtWeekend(new DateOnly(year, 3, 17)), "St Patrick's Day"), (NotAtWeekend(new DateOnly(year, 7, 12)), "Battle of the Boyne")]);
        return [.. EnglandAndWales(year, marketplace).Concat(more).OrderBy(static r => r.Day)];
    }

    private static void Check(int year, int first)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9998);
    }

    private static HolidayRow[] Rows(ConnectionName? marketplace, (DateOnly Day, string Name)[] days) => [.. days.Select(d => new HolidayRow(marketplace, d.Day, d.Name))];

    private static (DateOnly Day, string Name)[] May(int year) =>
        [(FirstMonday(new DateOnly(year, 5, 1)), "Early May bank holiday"), (FirstMonday(new DateOnly(year, 5, 25)), "Spring bank holiday")];

    private static (DateOnly Day, string Name)[] Christmas(int year) => Pair(new DateOnly(year, 12, 25), "Christmas Day", "Boxing Day");

    /// <summary>Two days in a row: at a weekend one of them moves behind the other, in the order of the calendar.</summary>
    private static (DateOnly Day, string Name)[] Pair(DateOnly first, string name, string nameOfSecond) =>
    [
        .. new[]
        {
            (Day: first.AddDays(first.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 2 : 0), Name: name),
            (Day: first.AddDays(first.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday ? 3 : 1), Name: nameOfSecond),
        }.OrderBy(static d => d.Day),
    ];

    private static DateOnly NotAtWeekend(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    /// <summary>The first Monday on or after a day.</summary>
    private static DateOnly FirstMonday(DateOnly from) => from.AddDays(((int)DayOfWeek.Monday - (int)from.DayOfWeek + 7) % 7);

    /// <summary>The Gregorian computus of Meeus, Jones and Butcher.</summary>
    private static DateOnly EasterSunday(int year)
    {
        var golden = year % 19;
        var (century, yearOfCentury) = Math.DivRem(year, 100);
        var (leapCenturies, centuryRest) = Math.DivRem(century, 4);
        var correction = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - leapCenturies - correction + 15) % 30;
        var (leapYears, yearRest) = Math.DivRem(yearOfCentury, 4);
        var toSunday = (32 + (2 * centuryRest) + (2 * leapYears) - epact - yearRest) % 7;
        var shift = (golden + (11 * epact) + (22 * toSunday)) / 451;
        var (month, day) = Math.DivRem(epact + toSunday - (7 * shift) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}
