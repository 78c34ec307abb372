using System.Text.Json.Serialization;

namespace Connectors.Domain.Deadlines;

/// <summary>A window in which something must be done.</summary>
/// <param name="Start">When the clock started.</param>
/// <param name="Due">When it must be done; at this very instant it is too late. A window that ends before it starts is empty.</param>
[JsonConverter(typeof(DeadlineJsonConverter))]
public readonly record struct Deadline(DateTimeOffset Start, DateTimeOffset Due)
{
    /// <summary>How near the deadline is. A later instant never gives an earlier stage.</summary>
    public DeadlineStage StageAt(DateTimeOffset now, DeadlinePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return now >= Due ? DeadlineStage.Breached
            : now >= After(policy.PageAt) ? DeadlineStage.Page
            : now >= After(policy.WarnAt) ? DeadlineStage.Warn
            : DeadlineStage.OnTime;
    }

    /// <summary>When the stage changes next; null when it no longer does.</summary>
    public DateTimeOffset? NextChangeAfter(DateTimeOffset now, DeadlinePolicy policy) => StageAt(now, policy) switch
    {
        DeadlineStage.OnTime => After(policy.WarnAt),
        DeadlineStage.Warn => After(policy.PageAt),
        DeadlineStage.Page => Due,
        _ => null,
    };

    /// <summary>When the deadline reaches each stage if nothing happens. It depends on nothing else: neither a hold nor an outage moves it.</summary>
    public DeadlineForecast Forecast(DeadlinePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new DeadlineForecast(After(policy.WarnAt), After(policy.PageAt), Due);
    }

    /// <summary>Time left; negative once it has passed.</summary>
    public TimeSpan Left(DateTimeOffset now) => Due - now;

    private DateTimeOffset After(decimal part)
    {
        var window = (Due - Start).Ticks;
        return window <= 0 ? Due : Start.AddTicks((long)decimal.Ceiling(window * part));
    }
}
