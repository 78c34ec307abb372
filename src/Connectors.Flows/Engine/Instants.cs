namespace Connectors.Flows.Engine;

/// <summary>Instants that were kept, beside a clock that people set.</summary>
internal static class Instants
{
    /// <summary>From now on at the latest: a clock that was set back delays nothing by more than an interval.</summary>
    /// <param name="instant">What was kept; null for nothing.</param>
    /// <param name="now">The present instant.</param>
    public static DateTimeOffset? AtLatest(this DateTimeOffset? instant, DateTimeOffset now) => instant > now ? now : instant;
}
