using System.Globalization;

namespace Connectors.Http;

/// <summary>Time, repeats and pressure of the calls to one account. Defaults suit slow, low-traffic vendor APIs.</summary>
public sealed class ConnectorResilienceOptions
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromHours(24);
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan ShortestBreak = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest time for one attempt, its body included (a download's body is not). Default 30 s; at least 10 ms and below <see cref="TotalTimeout"/>.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time for a call with all its attempts and waits. Default 120 s; at most 24 hours.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>Repeats after the first attempt, 0 to 10. Default 3.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>Median wait before the first repeat; it doubles with each. Default 1 s; above zero and at most <see cref="MaxDelay"/>.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait between attempts that we choose ourselves. Default 30 s; at most 24 hours.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Calls in flight at once for the account, 1 to 1000. Default 4.</summary>
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>Calls that may wait for a free slot, 0 to 100000; one more is refused at once. Default 1000.</summary>
    public int MaxQueue { get; set; } = 1000;

    /// <summary>How long the circuit breaker of an operation's group stays open after half of at least ten calls failed. Default 30 s; 500 ms to 24 hours.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Largest response body that is read, in bytes after decompression; at least 1. Default 64 MiB.</summary>
    public int MaxResponseBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// Most items of a list in one answer whose call names no number, at least 1. Default 100,000. A page may hold twice what was asked for, and 500 at least.
    /// </summary>
    public int MaxItems { get; set; } = 100_000;

    /// <summary>Largest download, in bytes after decompression; at least 1. Default 8 GiB: enough for any export, and an end to one that never ends.</summary>
    public long MaxDownloadBytes { get; set; } = 8L * 1024 * 1024 * 1024;

    /// <summary>Longest silence while the body of a download arrives. Default 30 s; 10 ms to 24 hours.</summary>
    public TimeSpan DownloadIdleTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time that the body of one download may be waited for in all, so that one that arrives byte by byte ends too. Default 1 hour; 10 ms to 24 hours. What the caller does between reads does not count.</summary>
    public TimeSpan DownloadTimeout { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Longest wait for a free place in a call budget; when it would be longer the call is refused at once with the wait,
    /// so that a durable host can do something else meanwhile. Default 10 s; not negative.
    /// </summary>
    public TimeSpan MaxBudgetWait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Finds every mistake at once.</summary>
    /// <param name="path">What the messages put before a field's name, for example <c>Mirakl:bq:Resilience</c>; null or empty for nothing.</param>
    /// <returns>One sentence for each mistake, with field, value and what is right; empty when there is none.</returns>
    public IReadOnlyList<string> Validate(string? path = null)
    {
        List<string>? mistakes = null;
        Check(AttemptTimeout >= ShortestTimeout && AttemptTimeout < TotalTimeout, nameof(AttemptTimeout), AttemptTimeout, $"at least {ShortestTimeout:c} and below {nameof(TotalTimeout)} ({TotalTimeout:c})");
        Check(TotalTimeout > ShortestTimeout && TotalTimeout <= LongestTimeout, nameof(TotalTimeout), TotalTimeout, $"above {ShortestTimeout:c} and at most {LongestTimeout:c}");
        Check(MaxRetries is >= 0 and <= 10, nameof(MaxRetries), MaxRetries, "from 0 to 10");
        Check(BaseDelay > TimeSpan.Zero && BaseDelay <= MaxDelay, nameof(BaseDelay), BaseDelay, $"above zero and at most {nameof(MaxDelay)} ({MaxDelay:c})");
        Check(MaxDelay > TimeSpan.Zero && MaxDelay <= LongestTimeout, nameof(MaxDelay), MaxDelay, $"above zero and at most {LongestTimeout:c}");
        Check(MaxConcurrency is >= 1 and <= 1000, nameof(MaxConcurrency), MaxConcurrency, "from 1 to 1000");
        Check(MaxQueue is >= 0 and <= 100_000, nameof(MaxQueue), MaxQueue, "from 0 to 100000");
        Check(BreakDuration >= ShortestBreak && BreakDuration <= LongestTimeout, nameof(BreakDuration), BreakDuration, $"from {ShortestBreak:c} to {LongestTimeout:c}");
        Check(MaxResponseBytes >= 1, nameof(MaxResponseBytes), MaxResponseBytes, "at least 1");
        Check(MaxItems >= 1, nameof(MaxItems), MaxItems, "at least 1");
        Check(MaxDownloadBytes >= 1, nameof(MaxDownloadBytes), MaxDownloadBytes, "at least 1");
        Check(DownloadIdleTimeout >= ShortestTimeout && DownloadIdleTimeout <= LongestTimeout, nameof(DownloadIdleTimeout), DownloadIdleTimeout, $"from {ShortestTimeout:c} to {LongestTimeout:c}");
        Check(DownloadTimeout >= ShortestTimeout && DownloadTimeout <= LongestTimeout, nameof(DownloadTimeout), DownloadTimeout, $"from {ShortestTimeout:c} to {LongestTimeout:c}");
        Check(MaxBudgetWait >= TimeSpan.Zero && MaxBudgetWait <= LongestTimeout, nameof(MaxBudgetWait), MaxBudgetWait, $"from zero to {LongestTimeout:c}");
        return mistakes ?? [];

        void Check(bool right, string field, object value, string rule)
        {
            if (!right)
                (mistakes ??= []).Add(string.Create(CultureInfo.InvariantCulture, $"{(string.IsNullOrEmpty(path) ? "" : path + ":")}{field} is {value}; it must be {rule}."));
        }
    }
}
