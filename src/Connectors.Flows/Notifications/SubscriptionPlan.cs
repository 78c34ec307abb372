using Connectors.Domain.Ports;

namespace Connectors.Flows.Notifications;

/// <summary>What is to be done so that an ERP tells of what is wanted. Pure.</summary>
/// <param name="Subscribe">Resources to subscribe to.</param>
/// <param name="Renew">Subscriptions of ours that are to last anew.</param>
/// <param name="End">Subscriptions of ours that nobody wants, or that are there twice.</param>
/// <param name="NoRoom">Wanted resources for which the ERP has no room left.</param>
internal sealed record SubscriptionPlan(IReadOnlyList<string> Subscribe, IReadOnlyList<ErpSubscription> Renew, IReadOnlyList<ErpSubscription> End, IReadOnlyList<string> NoRoom)
{
    /// <summary>A subscription is renewed when a third of its time has gone by: twice more before it ends, when the first time fails.</summary>
    private const int Parts = 3;

    /// <summary>Nothing is to be done.</summary>
    public static SubscriptionPlan Nothing { get; } = new([], [], [], []);

    /// <summary>
    /// Compares what is wanted with what there is. Only what comes to our own address is ours: a copy of an environment keeps the subscriptions of the one it was copied from, and other
    /// programs have theirs; those are neither renewed nor ended. What several hosts behind one address made for the same resource is brought down to one, whichever of them decides.
    /// </summary>
    /// <param name="known">What is wanted, and what there is.</param>
    /// <param name="capabilities">How long one lasts, and how many there can be.</param>
    /// <param name="now">The present instant, UTC.</param>
    public static SubscriptionPlan For(SubscriptionState known, ErpNotificationCapabilities capabilities, DateTimeOffset now)
    {
        var (wanted, ours) = (known.Wanted, known.Ours);
        var renew = new List<ErpSubscription>();
        var end = new List<ErpSubscription>();
        var missing = new List<string>();
        var theirs = ours.ToLookup(static o => o.Seen.Resource, StringComparer.OrdinalIgnoreCase);
        foreach (var unwanted in ours.Where(o => !wanted.Contains(o.Seen.Resource, StringComparer.OrdinalIgnoreCase)))
            end.Add(unwanted.Seen);
        foreach (var resource in wanted.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal))
        {
            // The same order for everybody who looks: two that each end the other's leave none.
            var there = theirs[resource].OrderByDescending(static k => k.Seen.ExpiresAt).ThenBy(static k => k.Seen.Id, StringComparer.Ordinal).ToList();
            var alive = there.Find(k => !IsOver(k, now));
            end.AddRange(there.Where(k => k != alive).Select(static k => k.Seen));
            if (alive is null && !known.Made.Any(m => IsSame(m.Resource, resource) && m.At <= now && m.At > now - (capabilities.Lasts / Parts)))
                missing.Add(resource);
            if (alive is not null && IsToRenew(alive, capabilities, now))
                renew.Add(alive.Seen);
        }

        // What is ended makes room for the next look: until then the ERP counts it.
        var room = capabilities.MostSubscriptions is { } most ? Math.Max(most - ours.Count - known.Others, 0) : int.MaxValue;
        return new SubscriptionPlan([.. missing.Take(room)], renew, end, [.. missing.Skip(room)]);
    }

    /// <summary>ERPs keep names in whatever case they like.</summary>
    public static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static bool IsOver(KeptSubscription kept, DateTimeOffset now) => kept.Seen.ExpiresAt <= now;

    /// <summary>What was made or renewed by us a moment ago is good, whatever the ERP shows of it: its clock may differ, and it need not show everything.</summary>
    private static bool IsToRenew(KeptSubscription kept, ErpNotificationCapabilities capabilities, DateTimeOffset now)
    {
        var part = capabilities.Lasts / Parts;
        if (kept.MadeAt is { } made && made <= now && made > now - part)
            return false;
        return kept.Seen.HasSecret == false || (kept.Seen.ExpiresAt is { } ends ? ends - now <= capabilities.Lasts - part : kept.MadeAt is null || kept.MadeAt <= now - part);
    }
}
