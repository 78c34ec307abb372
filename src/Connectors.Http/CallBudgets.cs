using Connectors.Http.Internal;

namespace Connectors.Http;

/// <summary>
/// Keeps every caller of an account together under the vendor's published call frequencies. One instance is shared by a
/// process; state is per (account, budget), never keyed by a secret, and forgotten when idle. Thread-safe.
/// </summary>
/// <remarks>
/// Each <see cref="CallLimit"/> is a sliding window: a place is free again exactly one window after it was taken. Windows are
/// measured with <see cref="TimeProvider.GetTimestamp"/>, so that a change of the machine's clock neither opens nor closes them.
/// </remarks>
public sealed class CallBudgets
{
    private const int FirstSweep = 256;
    private static readonly TimeSpan LongestDeferral = TimeSpan.FromDays(366);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Account, string System, string Name), Budget> _budgets = [];
    private readonly long _origin;
    private int _sweepAt = FirstSweep;

    /// <summary>Makes empty budgets.</summary>
    /// <param name="time">The clock the windows are measured with; the system's when null.</param>
    public CallBudgets(TimeProvider? time = null)
    {
        Time = time ?? TimeProvider.System;
        _origin = Time.GetTimestamp();
        Points = new PointBudgets(Time);
    }

    /// <summary>The accounts that are counted in points, on the same clock.</summary>
    internal PointBudgets Points { get; }

    /// <summary>The clock of the windows; waits for a place run on it too.</summary>
    internal TimeProvider Time { get; }

    internal int Count
    {
        get
        {
            lock (_gate)
                return _budgets.Count;
        }
    }

    /// <summary>Takes a place for one call, or says how long until there is one.</summary>
    /// <param name="account">The account, for example <c>mirakl:bq</c>.</param>
    /// <param name="operation">The operation that is to be called.</param>
    /// <returns>Null when the call may be made now (the place is taken); otherwise the time until the next free place.</returns>
    public TimeSpan? TryTake(string account, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(operation);
        var key = (account, operation.System, operation.Budget ?? operation.Code);
        lock (_gate)
        {
            var known = _budgets.TryGetValue(key, out var budget);
            if (!known && operation.Limits.Count == 0)
                return null;
            var now = Now();
            if (!known)
            {
                Sweep(now);
                _budgets.Add(key, budget = new());
            }
            return budget!.TryTake(operation.Limits, now) is var wait and > 0 ? TimeSpan.FromTicks(wait) : null;
        }
    }

    /// <summary>Closes the operation for the account until a wait that the vendor asked for is over.</summary>
    /// <param name="account">The account.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="wait">From now; zero or less changes nothing, and a shorter wait never shortens a longer one.</param>
    public void Defer(string account, Operation operation, TimeSpan wait)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(operation);
        if (wait <= TimeSpan.Zero)
            return;
        var key = (account, operation.System, operation.Budget ?? operation.Code);
        lock (_gate)
        {
            var now = Now();
            if (!_budgets.TryGetValue(key, out var budget))
            {
                Sweep(now);
                _budgets.Add(key, budget = new());
            }
            budget.Defer(now + Math.Min(wait.Ticks, LongestDeferral.Ticks));
        }
    }

    /// <summary>Gives the youngest place back, because the call was never sent.</summary>
    internal void GiveBack(string account, Operation operation)
    {
        lock (_gate)
        {
            if (_budgets.TryGetValue((account, operation.System, operation.Budget ?? operation.Code), out var budget))
                budget.GiveBack();
        }
    }

    /// <summary>Counted from our own beginning: time since the clock's zero would not fit the arithmetic of elapsed time to the tick.</summary>
    private long Now() => Time.GetElapsedTime(_origin).Ticks;

    /// <summary>Forgets what no longer restrains anyone; paid for by growth, so taking a place stays cheap.</summary>
    private void Sweep(long now)
    {
        if (_budgets.Count < _sweepAt)
            return;
        foreach (var (key, budget) in _budgets)
        {
            if (budget.IsIdle(now))
                _budgets.Remove(key);
        }
        _sweepAt = Math.Max(FirstSweep, 2 * _budgets.Count);
    }

    /// <summary>The last calls of one operation, youngest last, in a ring. All times are ticks of 100 ns.</summary>
    private sealed class Budget
    {
        private long[] _ring = new long[4];
        private int _start;
        private int _count;
        private long _closedUntil = long.MinValue;
        private long _idleAt = long.MinValue;

        /// <summary>Zero when the place was taken, else how long to wait.</summary>
        public long TryTake(IReadOnlyList<CallLimit> limits, long now)
        {
            var free = _closedUntil;
            var most = 0;
            var longest = TimeSpan.Zero;
            for (var i = 0; i < limits.Count; i++)
            {
                var (permits, window) = limits[i];
                ArgumentOutOfRangeException.ThrowIfLessThan(permits, 1);
                if (_count >= permits)
                    free = Math.Max(free, At(_count - permits) + window.Ticks);
                most = Math.Max(most, permits);
                longest = window > longest ? window : longest;
            }
            if (free > now)
                return free - now;
            if (most > 0)
                Add(now, most);
            _idleAt = Math.Max(_idleAt, now + longest.Ticks);
            return 0;
        }

        public void GiveBack() => _count = Math.Max(0, _count - 1);

        public void Defer(long until)
        {
            _closedUntil = Math.Max(_closedUntil, until);
            _idleAt = Math.Max(_idleAt, until);
        }

        public bool IsIdle(long now) => _idleAt <= now;

        private long At(int index) => _ring[(_start + index) % _ring.Length];

        private void Add(long now, int most)
        {
            if (_count == _ring.Length && _count < most)
            {
                var larger = new long[Math.Min(most, 2 * _ring.Length)];
                for (var i = 0; i < _count; i++)
                    larger[i] = At(i);
                _ring = larger;
                _start = 0;
            }
            if (_count == _ring.Length)
            {
                _start = (_start + 1) % _ring.Length;
                _count--;
            }
            _ring[(_start + _count++) % _ring.Length] = now;
        }
    }
}
