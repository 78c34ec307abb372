namespace Connectors.Domain.Deadlines;

/// <summary>When a deadline reaches each stage if nothing happens.</summary>
/// <param name="WarnsAt">When the owner is warned.</param>
/// <param name="PagesAt">When somebody is paged.</param>
/// <param name="BreachesAt">When it is too late.</param>
public readonly record struct DeadlineForecast(DateTimeOffset WarnsAt, DateTimeOffset PagesAt, DateTimeOffset BreachesAt)
{
    /// <summary>The cases that will have missed their deadline by then if nothing happens, the most urgent first; those that missed it already come before them.</summary>
    /// <typeparam name="TCase">What has a deadline.</typeparam>
    /// <param name="open">The open cases with their deadlines.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="horizon">How far to look ahead; not negative.</param>
    /// <returns>The cases in order of their due time; those of the same instant as they came.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is negative.</exception>
    public static IReadOnlyList<(TCase Case, Deadline Deadline)> Breaches<TCase>(IEnumerable<(TCase Case, Deadline Deadline)> open, DateTimeOffset now, TimeSpan horizon)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, TimeSpan.Zero);
        var until = horizon < DateTimeOffset.MaxValue - now ? now + horizon : DateTimeOffset.MaxValue;
        return [.. open.Where(c => c.Deadline.Due <= until).OrderBy(static c => c.Deadline.Due)];
    }
}
