using Connectors.Domain.Values;

namespace Connectors.Domain.Deadlines;

/// <summary>Public holidays that follow rules; something to start a table of holidays from.</summary>
public static class BankHolidays
{
    /// <summary>
    /// The bank holidays of England and Wales in one year, in order. Days that are proclaimed once (a jubilee, a coronation, a funeral) follow no rule: add a row for each.
    /// </summary>
    /// <param name="year">The year, 1978 or later.</param>
    /// <param name="marketplace">Connection whose holidays they are; null for all of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is before 1978 or after 9998.</exception>
    public static IReadOnlyList<HolidayRow> EnglandAndWales(int year, ConnectionName? marketplace = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1978);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9998);
        var easter = EasterSunday(year);
        var christmas = new DateOnly(year, 12, 25);
        return
        [
            Row(NotAtWeekend(new DateOnly(year, 1, 1)), "New Year's Day"),
            Row(easter.AddDays(-2), "Good Friday"),
            Row(easter.AddDays(1), "Easter Monday"),
            Row(FirstMonday(new DateOnly(year, 5, 1)), "Early May bank holiday"),
            Row(FirstMonday(new DateOnly(year, 5, 25)), "Spring bank holiday"),
            Row(FirstMonday(new DateOnly(year, 8, 25)), "Summer bank holiday"),

            // On a weekend Christmas or Boxing Day moves behind the other, in the order of the calendar.
            .. new[] { Christmas(christmas), BoxingDay(christmas) }.OrderBy(static r => r.Day),
        ];

        HolidayRow Row(DateOnly day, string name) => new(marketplace, day, name);

        HolidayRow Christmas(DateOnly day) => Row(day.AddDays(day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 2 : 0), "Christmas Day");

        HolidayRow BoxingDay(DateOnly day) => Row(day.AddDays(day.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday ? 3 : 1), "Boxing Day");
    }

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
