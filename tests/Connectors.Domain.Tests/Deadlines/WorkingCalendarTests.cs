using Connectors.Domain.Deadlines;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Deadlines;

public sealed class WorkingCalendarTests
{
    private static readonly ConnectionName Bq = new("bq");
    private static readonly DeadlinePolicy Policy = new();
    private static readonly WorkingCalendar London = Calendar(new CalendarRow(Bq, "Europe/London"), [.. BankHolidays.EnglandAndWales(2025), .. BankHolidays.EnglandAndWales(2026), .. BankHolidays.EnglandAndWales(2027)]);

    [Fact]
    public void A_window_of_one_working_day_over_Easter_skips_the_holidays()
    {
        var window = London.Window(At("2026-04-02T16:00:00+01:00"), 1);

        Assert.Equal(At("2026-04-07T16:00:00+01:00"), window.Due);
        Assert.Equal(At("2026-04-07T04:00:00+01:00"), window.Forecast(Policy, London).WarnsAt);
        Assert.Equal(DeadlineStage.OnTime, window.StageAt(At("2026-04-03T04:00:00+01:00"), Policy, London));
        Assert.Equal(DeadlineStage.OnTime, window.StageAt(At("2026-04-06T23:59:00+01:00"), Policy, London));
        Assert.Equal(DeadlineStage.Page, window.StageAt(At("2026-04-07T10:00:00+01:00"), Policy, London));
        Assert.Equal(DeadlineStage.Breached, window.StageAt(window.Due, Policy, London));
        Assert.Equal(At("2026-04-07T10:00:00+01:00"), window.NextChangeAfter(At("2026-04-07T05:00:00+01:00"), Policy, London));
    }

    [Theory]
    [InlineData("2026-03-06T10:00:00+00:00", 1, "2026-03-09T10:00:00+00:00")]
    [InlineData("2026-03-07T10:00:00+00:00", 1, "2026-03-10T00:00:00+00:00")]
    [InlineData("2026-03-02T10:00:00+00:00", 5, "2026-03-09T10:00:00+00:00")]
    [InlineData("2026-03-27T16:00:00+00:00", 1, "2026-03-30T16:00:00+01:00")]
    [InlineData("2026-10-23T16:00:00+01:00", 1, "2026-10-26T16:00:00+00:00")]
    [InlineData("2026-12-24T12:00:00+00:00", 1, "2026-12-29T12:00:00+00:00")]
    [InlineData("2026-12-31T23:30:00+00:00", 2, "2027-01-05T23:30:00+00:00")]
    [InlineData("2026-05-01T09:00:00+01:00", 1, "2026-05-05T09:00:00+01:00")]
    [InlineData("2026-04-02T16:00:00+01:00", 0, "2026-04-02T16:00:00+01:00")]
    public void A_window_shows_the_same_time_of_day_when_it_ends(string start, int days, string due) => Assert.Equal(At(due), London.Window(At(start), days).Due);

    [Fact]
    public void A_start_in_another_offset_is_the_same_instant() =>
        Assert.Equal(London.Window(At("2026-04-02T16:00:00+01:00"), 1).Due, London.Window(At("2026-04-02T20:00:00+05:00"), 1).Due);

    [Fact]
    public void Days_that_work_on_Saturday_too_end_sooner()
    {
        var calendar = Calendar(new CalendarRow(Bq, "Europe/London", "Monday-Sat"), []);

        Assert.Equal(At("2026-04-04T16:00:00+01:00"), calendar.Window(At("2026-04-03T16:00:00+01:00"), 1).Due);
        Assert.Equal(At("2026-04-06T16:00:00+01:00"), calendar.Window(At("2026-04-04T16:00:00+01:00"), 1).Due);
    }

    [Fact]
    public void A_time_that_the_clocks_leave_out_is_the_one_after_and_one_that_comes_twice_the_first()
    {
        var always = Calendar(new CalendarRow(Bq, "Europe/London", "mon-sun"), []);

        Assert.Equal(At("2026-03-29T02:00:00+01:00"), always.Window(At("2026-03-28T01:30:00+00:00"), 1).Due);
        Assert.Equal(At("2026-10-25T01:30:00+01:00"), always.Window(At("2026-10-24T01:30:00+01:00"), 1).Due);
    }

    [Fact]
    public void Working_time_adds_up_and_a_later_instant_never_gives_an_earlier_one() =>
        Expect.ForAll(
            from minutes in Gen.Choose(0, 500_000)
            from working in Gen.Choose(0, 20_000)
            from more in Gen.Choose(0, 5_000)
            select (Start: At("2026-01-01T00:00:00+00:00").AddMinutes(minutes), Working: TimeSpan.FromMinutes(working), More: TimeSpan.FromMinutes(more)),
            static c =>
            {
                var end = London.Advance(c.Start, c.Working);

                Assert.Equal(c.Working, London.Between(c.Start, end));
                Assert.True(London.Advance(c.Start, c.Working + c.More) >= end);
                Assert.True(London.Advance(c.Start + c.More, c.Working) >= end || c.More < TimeSpan.FromHours(1));
            });

    [Fact]
    public void Nobody_is_told_of_a_deadline_while_its_window_stands_still() =>
        Expect.ForAll(
            from minutes in Gen.Choose(0, 500_000)
            from days in Gen.Choose(1, 10)
            select London.Window(At("2026-01-01T00:00:00+00:00").AddMinutes(minutes), days),
            static window =>
            {
                var forecast = window.Forecast(Policy, London);

                Assert.True(forecast.WarnsAt <= forecast.PagesAt && forecast.PagesAt <= forecast.BreachesAt);
                Assert.All([forecast.WarnsAt, forecast.PagesAt], static at => Assert.True(
                    London.IsWorkingDay(DateOnly.FromDateTime(at.DateTime)) || London.IsWorkingDay(DateOnly.FromDateTime(at.AddTicks(-1).DateTime)), $"{at}"));
            });

    [Fact]
    public void A_deadline_that_falls_on_no_working_day_keeps_its_own_instant_and_the_parts_before_it()
    {
        var saturday = new Deadline(At("2026-03-06T12:00:00+00:00"), At("2026-03-07T12:00:00+00:00"));

        Assert.Equal(new DeadlineForecast(At("2026-03-06T18:00:00+00:00"), At("2026-03-06T21:00:00+00:00"), saturday.Due), saturday.Forecast(Policy, London));
        var sunday = new Deadline(At("2026-03-07T12:00:00+00:00"), At("2026-03-08T12:00:00+00:00"));
        Assert.Equal(sunday.Forecast(Policy), sunday.Forecast(Policy, London));
    }

    [Fact]
    public void Marketplaces_have_calendars_of_their_own_or_the_one_for_all_others()
    {
        var calendars = Expect.Compiled(WorkingCalendars.Compile(new CalendarTable
        {
            Version = "k1",
            Rows = [new CalendarRow(Bq, "Europe/London"), new CalendarRow(null, "Europe/Paris", "mon-sat")],
            Holidays = [new HolidayRow(Bq, new DateOnly(2026, 4, 6)), new HolidayRow(null, new DateOnly(2026, 12, 25))],
        }));

        Assert.Equal((false, true), (calendars.Find(Bq)!.IsWorkingDay(new DateOnly(2026, 4, 6)), calendars.Find(new ConnectionName("fr"))!.IsWorkingDay(new DateOnly(2026, 4, 6))));
        Assert.False(calendars.Find(new ConnectionName("fr"))!.IsWorkingDay(new DateOnly(2026, 12, 25)));
        Assert.Null(Expect.Compiled(WorkingCalendars.Compile(new CalendarTable { Version = "k" })).Find(Bq));
    }

    [Fact]
    public void Compile_names_every_mistake() =>
        Assert.Equal(
            ["0 Version", "1 TimeZone", "1 Holiday.Day", "2 Days", "3 Marketplace", "3 Days", "4 Holiday.Day"],
            Expect.RowErrors(WorkingCalendars.Compile(new CalendarTable
            {
                Version = "",
                Rows = [new CalendarRow(null, "Europe/Atlantis"), new CalendarRow(Bq, "Europe/London", "mon-funday"), new CalendarRow(Bq, "Europe/London", ";")],
                Holidays = [new HolidayRow(null, default), new HolidayRow(Bq, new DateOnly(2026, 1, 1)), new HolidayRow(null, new DateOnly(2026, 1, 1)), new HolidayRow(Bq, new DateOnly(2026, 1, 1))],
            })));

    [Theory]
    [InlineData(2020, "01-01 04-10 04-13 05-04 05-25 08-31 12-25 12-28")]
    [InlineData(2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2022, "01-03 04-15 04-18 05-02 05-30 08-29 12-26 12-27")]
    [InlineData(2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28")]
    [InlineData(2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26")]
    public void The_bank_holidays_of_England_and_Wales_follow_their_rules(int year, string days) =>
        Assert.Equal(days, Days(BankHolidays.EnglandAndWales(year)));

    [Theory]
    [InlineData(2021, "01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28")]
    [InlineData(2022, "01-03 01-04 04-15 05-02 05-30 08-01 11-30 12-26 12-27")]
    [InlineData(2023, "01-02 01-03 04-07 05-01 05-29 08-07 11-30 12-25 12-26")]
    [InlineData(2025, "01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26")]
    [InlineData(2026, "01-01 01-02 04-03 05-04 05-25 08-03 11-30 12-25 12-28")]
    public void The_bank_holidays_of_Scotland_follow_their_rules(int year, string days) => Assert.Equal(days, Days(BankHolidays.Scotland(year)));

    [Theory]
    [InlineData(2024, "01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26")]
    [InlineData(2025, "01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26")]
    [InlineData(2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28")]
    public void The_bank_holidays_of_Northern_Ireland_follow_their_rules(int year, string days) => Assert.Equal(days, Days(BankHolidays.NorthernIreland(year)));

    [Theory]
    [InlineData("scotland", "2026-12-31T16:00:00+00:00", "2027-01-05T16:00:00+00:00")]
    [InlineData("scotland", "2026-04-02T16:00:00+01:00", "2026-04-06T16:00:00+01:00")]
    [InlineData("scotland", "2026-07-31T12:00:00+01:00", "2026-08-04T12:00:00+01:00")]
    [InlineData("ni", "2026-07-10T16:00:00+01:00", "2026-07-14T16:00:00+01:00")]
    [InlineData("ni", "2026-03-17T09:00:00+00:00", "2026-03-19T00:00:00+00:00")]
    [InlineData("england", "2026-04-03T16:00:00+01:00", "2026-04-08T00:00:00+01:00")]
    [InlineData("england", "2026-07-10T16:00:00+01:00", "2026-07-13T16:00:00+01:00")]
    public void A_window_of_one_working_day_goes_by_the_holidays_of_its_own_country(string country, string start, string due)
    {
        Func<int, ConnectionName?, IReadOnlyList<HolidayRow>> holidays = country switch { "scotland" => BankHolidays.Scotland, "ni" => BankHolidays.NorthernIreland, _ => BankHolidays.EnglandAndWales };

        Assert.Equal(At(due), Calendar(new CalendarRow(Bq, "Europe/London"), [.. holidays(2026, Bq), .. holidays(2027, Bq)]).Window(At(start), 1).Due);
    }

    [Fact]
    public void What_cannot_be_throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => London.Window(default, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => London.Advance(At("2026-01-01T00:00:00+00:00"), TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => BankHolidays.EnglandAndWales(1900));
        Assert.Throws<ArgumentOutOfRangeException>(() => BankHolidays.NorthernIreland(1900));
        Assert.Throws<ArgumentOutOfRangeException>(() => BankHolidays.Scotland(2006));
        Assert.Equal(TimeSpan.Zero, London.Between(At("2026-03-03T00:00:00+00:00"), At("2026-03-02T00:00:00+00:00")));
    }

    private static string Days(IReadOnlyList<HolidayRow> holidays) =>
        string.Join(' ', holidays.Select(static h => h.Day.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture)));

    private static WorkingCalendar Calendar(CalendarRow row, IReadOnlyList<HolidayRow> holidays) =>
        Expect.Compiled(WorkingCalendars.Compile(new CalendarTable { Version = "k1", Rows = [row], Holidays = holidays })).Find(Bq)!;

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
