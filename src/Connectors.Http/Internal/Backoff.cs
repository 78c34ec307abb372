namespace Connectors.Http.Internal;

/// <summary>Our own wait between attempts, where the vendor names none.</summary>
internal static class Backoff
{
    /// <summary>How many different rolls there are.</summary>
    public const int Sides = 1024;

    /// <summary>Doubles from the base with each retry, spread evenly from half to one and a half of that, never above the cap.</summary>
    /// <param name="retry">0 for the wait before the first retry.</param>
    /// <param name="baseDelay">Median of the first wait.</param>
    /// <param name="maxDelay">The cap.</param>
    /// <param name="roll">0 to <see cref="Sides"/> - 1, random.</param>
    public static TimeSpan Delay(int retry, TimeSpan baseDelay, TimeSpan maxDelay, int roll)
    {
        var nominal = Math.Min(baseDelay.Ticks << Math.Min(retry, 10), maxDelay.Ticks);
        var spread = (nominal / 2) + (nominal * roll / Sides);
        return TimeSpan.FromTicks(Math.Min(spread, maxDelay.Ticks));
    }
}
