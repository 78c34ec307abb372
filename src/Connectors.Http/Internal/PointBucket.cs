namespace Connectors.Http.Internal;

/// <summary>
/// The points of an account as we know them: they come back steadily, up to the most that it can have. What is taken in advance may lead below zero, and then it has to be waited for: so whoever
/// comes later waits longer, and nobody is overtaken. Immutable; instants are ticks of a steady clock.
/// </summary>
/// <param name="Level">Points at <paramref name="At"/>; below zero when more was taken than there was.</param>
/// <param name="Most">Points that the account can have at most.</param>
/// <param name="PerSecond">Points that come back each second.</param>
/// <param name="At">When that was so.</param>
internal readonly record struct PointBucket(decimal Level, decimal Most, decimal PerSecond, long At)
{
    /// <summary>What the vendor said last, less what was taken for calls that it had not carried out by then.</summary>
    public static PointBucket Reported(CallCost cost, decimal underWay, long now) => new(Math.Min(cost.Available, cost.Most) - underWay, cost.Most, cost.RestoredPerSecond, now);

    /// <summary>Points at an instant.</summary>
    public decimal LevelAt(long now) => now <= At ? Level : Math.Min(Most, Level + (PerSecond * (now - At) / TimeSpan.TicksPerSecond));

    /// <summary>Takes points, and says how long to wait until they were there. Nothing costs more than there can be: a vendor refuses that, and does not make us wait for ever.</summary>
    public (PointBucket Bucket, TimeSpan Wait) Take(decimal points, long now)
    {
        var taken = Put(-Math.Min(points, Most), now);
        return (taken, taken.Level >= 0m ? TimeSpan.Zero : TimeSpan.FromTicks((long)decimal.Ceiling(-taken.Level * TimeSpan.TicksPerSecond / PerSecond)));
    }

    /// <summary>Gives back what was taken for a call that was not sent.</summary>
    public PointBucket GiveBack(decimal points, long now) => Put(Math.Min(points, Most), now);

    private PointBucket Put(decimal points, long now) => this with { Level = Math.Min(Most, LevelAt(now) + points), At = Math.Max(now, At) };
}
