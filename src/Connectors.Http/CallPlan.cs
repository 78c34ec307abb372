namespace Connectors.Http;

/// <summary>
/// Tells before a host starts whether its schedules fit the published call frequencies. Call budgets would hold the calls back anyway;
/// a plan that does not fit means work that falls behind for ever. Pure.
/// </summary>
public static class CallPlan
{
    /// <summary>Checks schedules of one account together: those that share an operation or a budget add up.</summary>
    /// <param name="schedules">What the host will call; each with a time above zero and at least one call.</param>
    /// <param name="limits">Limits that replace the operations' own, by operation code, for example those of an external partner's key; null for none.</param>
    /// <returns>One entry for each schedule, in the same order.</returns>
    /// <exception cref="ArgumentException">A schedule repeats after no time, or has no call.</exception>
    /// <example>
    /// <code>
    /// var plan = CallPlan.Check(
    /// [
    ///     CallSchedule.OfPages(MiraklOperations.GetOrders, TimeSpan.FromMinutes(5), items: 300, pageSize: 100),
    ///     new CallSchedule(MiraklOperations.ImportStock, TimeSpan.FromMinutes(5)),
    /// ], options.ReadCallLimits());
    /// foreach (var mistake in plan.Mistakes)
    ///     Console.WriteLine(mistake);                                         // what does not fit, and what would
    /// </code>
    /// </example>
    public static CallPlanResult Check(IReadOnlyList<CallSchedule> schedules, IEnumerable<KeyValuePair<string, IReadOnlyList<CallLimit>>>? limits = null)
    {
        ArgumentNullException.ThrowIfNull(schedules);
        if (schedules.Any(static s => s.Every <= TimeSpan.Zero || s.CallsPerRun < 1))
            throw new ArgumentException("A schedule needs a time above zero and at least one call.", nameof(schedules));
        var replaced = (limits ?? []).ToDictionary(StringComparer.Ordinal);
        return new([.. schedules.Select(schedule => Entry(schedule, schedules, replaced))]);
    }

    private static CallPlanEntry Entry(CallSchedule schedule, IReadOnlyList<CallSchedule> all, Dictionary<string, IReadOnlyList<CallLimit>> replaced)
    {
        var operation = schedule.Operation;
        var uses = new List<CallUse>();
        foreach (var limit in replaced.GetValueOrDefault(operation.Code, operation.Limits))
            uses.Add(new CallUse(limit, Used(limit.Window, all.Where(other => Budget(other) == Budget(schedule)), static s => s.CallsPerRun), false));
        if (operation.ShortestInterval is { } interval)
            uses.Add(new CallUse(new CallLimit(1, interval), Used(interval, all.Where(other => other.Operation.Code == operation.Code), static _ => 1), true));

        TimeSpan? shortest = TimeSpan.Zero;
        foreach (var use in uses)
        {
            var own = use.CountsRuns ? 1 : schedule.CallsPerRun;
            var left = use.Limit.Permits - (use.Used - Share(use.Limit.Window, schedule.Every, own));
            shortest = left <= 0m || shortest is null ? null : Longer(shortest.Value, UpToSeconds(own * (decimal)use.Limit.Window.Ticks / left));
        }

        return new CallPlanEntry { Schedule = schedule, Uses = uses, ShortestEvery = shortest };
    }

    private static (string System, string Name) Budget(CallSchedule schedule) => (schedule.Operation.System, schedule.Operation.Budget ?? schedule.Operation.Code);

    /// <summary>What the schedules take of one window in the long run.</summary>
    private static decimal Used(TimeSpan window, IEnumerable<CallSchedule> schedules, Func<CallSchedule, int> calls) =>
        schedules.Sum(s => Share(window, s.Every, calls(s)));

    private static decimal Share(TimeSpan window, TimeSpan every, int calls) => calls * (decimal)window.Ticks / every.Ticks;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>Thirds do not come out even in decimals: what is a hair above a second is that second.</summary>
    private static TimeSpan UpToSeconds(decimal ticks) =>
        ticks >= TimeSpan.MaxValue.Ticks ? TimeSpan.MaxValue : TimeSpan.FromSeconds((long)decimal.Ceiling(decimal.Round(ticks / TimeSpan.TicksPerSecond, 9)));
}
