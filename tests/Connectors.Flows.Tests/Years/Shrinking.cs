namespace Connectors.Flows.Tests.Years;

/// <summary>Makes a broken world small: troubles are taken out, many at once and then one by one, as long as the same thing still breaks.</summary>
internal static class Shrinking
{
    /// <summary>The smallest plan that was found.</summary>
    /// <param name="plan">A plan whose world breaks.</param>
    /// <param name="without">What is taken out of the engine.</param>
    /// <param name="worlds">Most worlds that are tried.</param>
    public static YearPlan Shrink(YearPlan plan, Mend without = Mend.None, int worlds = 300)
    {
        var broken = YearWorld.Live(plan, without).Invariant ?? throw new ArgumentException("This world is whole.", nameof(plan));
        for (var portion = Math.Max(1, plan.Troubles.Count / 2); ; portion = Math.Max(1, portion / 2))
        {
            var found = false;
            for (var from = 0; from < plan.Troubles.Count && worlds > 0;)
            {
                var smaller = plan with { Troubles = [.. plan.Troubles.Take(from), .. plan.Troubles.Skip(from + portion)] };
                worlds--;
                if (YearWorld.Live(smaller, without).Invariant == broken)
                    (plan, found) = (smaller, true);
                else
                    from += portion;
            }

            if (worlds <= 0 || (portion == 1 && !found))
                return plan;
        }
    }
}
