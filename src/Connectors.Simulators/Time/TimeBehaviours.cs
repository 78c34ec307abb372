namespace Connectors.Simulators.Time;

/// <summary>What comes late or out of step, each a switch with its share of cases, from 0 (never, the default) to 1 (always), drawn from the seed. Durations are simulated time.</summary>
public sealed record TimeBehaviours
{
    /// <summary>Share of what comes into being that is missing from the vendor's lists and look-ups for a while.</summary>
    public decimal LateVisibility { get; init; }

    /// <summary>How long it may be missing at most.</summary>
    public TimeSpan LongestInvisibility { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Share of writes whose answer is lost at once and which the vendor carries out afterwards, within the longest time it works on a request (Business Central 8 minutes, others 2).</summary>
    public decimal LateCommits { get; init; }

    /// <summary>Share of requests that are carried out at once and answered only after <see cref="SlowFor"/>.</summary>
    /// <remarks>The wait runs on the clock of the world: while that stands still, the caller's own time-out is what ends it.</remarks>
    public decimal SlowAnswers { get; init; }

    /// <summary>How long a slow answer takes.</summary>
    public TimeSpan SlowFor { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Share of reads that are answered as they were the last time the same was asked.</summary>
    public decimal StaleReads { get; init; }

    /// <summary>How old such an answer may be.</summary>
    public TimeSpan StaleFor { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Share of pages behind the first before which an item fell out of the pages before, or came into them: one item of the list is not shown, or shown twice.</summary>
    public decimal PagingDrift { get; init; }

    /// <summary>By how much the vendors' clocks are ahead of ours, or behind when it is negative. It shows in every instant that they tell, and they understand what they are asked in it.</summary>
    public TimeSpan ClockOffset { get; init; }

    /// <summary>What an ordinary day has of it.</summary>
    public static TimeBehaviours Ordinary { get; } = new()
    {
        LateVisibility = 0.02m,
        LateCommits = 0.0005m,
        SlowAnswers = 0.0003m,
        StaleReads = 0.002m,
        PagingDrift = 0.02m,
        ClockOffset = TimeSpan.FromSeconds(7),
    };

    /// <summary>What a bad day has of it.</summary>
    public static TimeBehaviours Bad { get; } = new()
    {
        LateVisibility = 0.2m,
        LongestInvisibility = TimeSpan.FromMinutes(20),
        LateCommits = 0.01m,
        SlowAnswers = 0.002m,
        StaleReads = 0.02m,
        PagingDrift = 0.2m,
        ClockOffset = TimeSpan.FromHours(-2),
    };
}
