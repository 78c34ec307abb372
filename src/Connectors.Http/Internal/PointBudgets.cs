namespace Connectors.Http.Internal;

/// <summary>
/// Keeps the callers of an account that is counted in points together, in the order they came. It knows what answers said last and what is under way, and never takes itself to be alone:
/// every answer corrects it. Until the first answer nobody waits. Thread-safe.
/// </summary>
internal sealed class PointBudgets(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Account, string System, string Name), Account> _accounts = [];
    private readonly long _origin = time.GetTimestamp();

    /// <summary>Takes what the operation is expected to cost.</summary>
    /// <returns>What was taken, to be settled or given back; and how long to wait before sending.</returns>
    public (decimal Points, TimeSpan Wait) Take(string account, Operation operation)
    {
        lock (_gate)
        {
            var key = Key(account, operation);
            if (!_accounts.TryGetValue(key, out var known))
                _accounts.Add(key, known = new());
            var points = known.Asked.GetValueOrDefault(operation.Code, operation.Points);
            known.UnderWay += points;
            if (known.Bucket is not { } bucket)
                return (points, TimeSpan.Zero);
            (known.Bucket, var wait) = bucket.Take(points, Now());
            return (points, wait);
        }
    }

    /// <summary>Nothing was sent.</summary>
    public void GiveBack(string account, Operation operation, decimal points)
    {
        lock (_gate)
        {
            var known = _accounts[Key(account, operation)];
            known.UnderWay -= points;
            known.Bucket = known.Bucket?.GiveBack(points, Now());
        }
    }

    /// <summary>The call ended.</summary>
    /// <param name="account">The account.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="points">What was taken for it.</param>
    /// <param name="cost">What its answer said; null when it said nothing, and then what was taken counts.</param>
    public void Settle(string account, Operation operation, decimal points, CallCost? cost)
    {
        lock (_gate)
        {
            var known = _accounts[Key(account, operation)];
            known.UnderWay -= points;
            if (cost is not { Most: > 0m, RestoredPerSecond: > 0m, Asked: >= 0m } told)
                return;
            known.Asked[operation.Code] = told.Asked;
            known.Bucket = PointBucket.Reported(told, known.UnderWay, Now());
        }
    }

    private static (string, string, string) Key(string account, Operation operation) => (account, operation.System, operation.Budget ?? operation.Code);

    private long Now() => time.GetElapsedTime(_origin).Ticks;

    private sealed class Account
    {
        public PointBucket? Bucket { get; set; }

        public decimal UnderWay { get; set; }

        /// <summary>What each operation was asked for last.</summary>
        public Dictionary<string, decimal> Asked { get; } = new(StringComparer.Ordinal);
    }
}
