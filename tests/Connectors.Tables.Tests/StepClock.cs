namespace Connectors.Tables.Tests;

/// <summary>A clock whose delays pass at once, after doing what the test wants to happen meanwhile; long timers fire when told.</summary>
internal sealed class StepClock : TimeProvider
{
    private readonly List<StepTimer> _timers = [];

    public DateTimeOffset Now { get; set; } = new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero);

    public Queue<Action> DuringDelays { get; } = new();

    public int Delays { get; private set; }

    public IReadOnlyList<StepTimer> Timers => _timers;

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new StepTimer(() => callback(state), dueTime);
        if (dueTime >= TimeSpan.FromSeconds(1))
        {
            _timers.Add(timer);
            return timer;
        }

        Delays++;
        Now += dueTime;
        if (DuringDelays.TryDequeue(out var action))
        {
            action();
        }

        timer.Fire();
        return timer;
    }

    internal sealed class StepTimer(Action fire, TimeSpan due) : ITimer
    {
        public TimeSpan Due { get; private set; } = due;

        public TaskCompletionSource Rearmed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsDisposed { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime;
            return Rearmed.TrySetResult();
        }

        public void Dispose() => IsDisposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
