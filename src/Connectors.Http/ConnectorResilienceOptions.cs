using System.ComponentModel.DataAnnotations;

namespace Connectors.Http;

/// <summary>Time, repeats and pressure of the calls to one account. Defaults suit slow, low-traffic vendor APIs.</summary>
public sealed class ConnectorResilienceOptions
{
    /// <summary>Longest time for one attempt, its body included. Default 30 s; below <see cref="TotalTimeout"/>.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time for a call with all its attempts and waits. Default 120 s.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>Repeats after the first attempt, 0 to 10. Default 3.</summary>
    [Range(0, 10)]
    public int MaxRetries { get; set; } = 3;

    /// <summary>Median wait before the first repeat; it doubles with each. Default 1 s.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait between attempts that we choose ourselves. Default 30 s.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Calls in flight at once for the account, 1 to 1000. Default 4.</summary>
    [Range(1, 1000)]
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>Calls that may wait for a free slot, 0 to 100000; one more is refused at once. Default 1000.</summary>
    [Range(0, 100_000)]
    public int MaxQueue { get; set; } = 1000;

    /// <summary>How long the circuit breaker stays open after half of at least ten calls failed. Default 30 s.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Largest response body that is read, in bytes after decompression. Default 64 MiB.</summary>
    [Range(1, int.MaxValue)]
    public int MaxResponseBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// Longest wait for a free place in a call budget; when it would be longer the call is refused at once with the wait,
    /// so that a durable host can do something else meanwhile. Default 10 s.
    /// </summary>
    public TimeSpan MaxBudgetWait { get; set; } = TimeSpan.FromSeconds(10);
}
