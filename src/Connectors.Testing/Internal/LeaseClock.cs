namespace Connectors.Testing.Internal;

/// <summary>A real clock as the suites move it, years apart from the clock of flows: what mixes them up is seen.</summary>
internal sealed class LeaseClock : TimeProvider
{
    private long _ticks = new DateTimeOffset(2031, 7, 1, 0, 0, 0, TimeSpan.Zero).UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
