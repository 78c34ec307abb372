namespace Connectors.Benchmarks.Samples;

/// <summary>It is always the same instant, so that only what is due at it is worked on.</summary>
internal sealed class StillClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => SampleOrders.Day.AddDays(1);
}
