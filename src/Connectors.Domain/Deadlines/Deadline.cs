using System.Text.Json.Serialization;

namespace Connectors.Domain.Deadlines;

/// <summary>A window in which something must be done.</summary>
/// <param name="Start">When the clock started.</param>
/// <param name="Due">When it must be done; at this very instant it is too late. A window that ends before it starts is empty.</param>
[JsonConverter(typeof(DeadlineJsonConverter))]
public readonly record struct Deadline(DateTimeOffset Start, DateTimeOffset Due)
{
    /// <summary>How near the deadline is. A later instant never gives an earlier stage.</summary>
    /// <param name="now">The present instant.</param>
    /// <param name="policy">When people are told.</param>
    /// <param name="calendar">The working days on which the window runs, so that nobody is warned on a holiday; null when every day counts.</param>
    public DeadlineStage StageAt(DateTimeOffset now, DeadlinePolicy policy, WorkingCalendar? calendar = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return now >= Due ? DeadlineStage.Breached
            : now >= After(policy.PageAt, calendar) ? DeadlineStage.Page
            : now >= After(policy.WarnAt, calendar) ? DeadlineStage.Warn
            : DeadlineStage.OnTime;
    }


    /// <summary>When the stage changes next; null when it no longer does.</summary>
    /// <param name="now">The present instant.</param>
    /// <param name="policy">When people are told.</param>
    /// <param name="calendar">The working days on which the window runs; null when every day counts.</param>
    public DateTimeOffset? NextChangeAfter(DateTimeOffset now, DeadlinePolicy policy, WorkingCalendar? calendar = null) => StageAt(now, policy, calendar) switch
    {
        DeadlineStage.OnTime => After(policy.WarnAt, calendar),
        DeadlineStage.Warn => After(policy.PageAt, calendar),
        DeadlineStage.Page => Due,
        _ => null,
    };

    /// <summary>When the deadline reaches each stage if nothing happens. It depends on nothing else: neither a hold nor an outage moves it.</summary>
    /// <param name="policy">When people are told.</param>
    /// <param name="calendar">The working days on which the window runs; null when every day counts.</param>
    public DeadlineForecast Forecast(DeadlinePolicy policy, WorkingCalendar? calendar = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new DeadlineForecast(After(policy.WarnAt, calendar), After(policy.PageAt, calendar), Due);
    }

    /// <summary>Time left; negative once it has passed.</summary>
    public TimeSpan Left(DateTimeOffset now) => Due - now;

    private DateTimeOffset After(decimal part, WorkingCalendar? calendar)
    {
        if (calendar?.Between(Start, Due) is { Ticks: > 0 } working)
        {
            var after = calendar.Advance(Start, TimeSpan.FromTicks((long)decimal.Ceiling(working.Ticks * part)));
            return after < Due ? after : Due;
        }

        var window = (Due - Start).Ticks;
        return window <= 0 ? Due : Start.AddTicks((long)decimal.Ceiling(window * part));
    }
}
