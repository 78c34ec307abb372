using System.Globalization;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Notifications;

/// <summary>
/// Keeps the subscriptions by which ERPs tell of news: looks at what there is once an hour, and makes, renews and ends what <see cref="SubscriptionPlan"/> says. One case an ERP, so that
/// one worker at a time does it. Whatever fails here makes nothing wrong: those who are woken by news look at their own interval too.
/// </summary>
internal sealed class SubscriptionFlow : Flow<SubscriptionState, SubscriptionInput, SubscriptionEffect>
{
    /// <summary>Name of the flow.</summary>
    public const string FlowName = "erp-subscriptions";

    /// <summary>How long a subscription that the ERP dropped stays unnoticed at most.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromHours(1);

    private readonly IReadOnlyDictionary<ConnectionName, IErpNotifications> _erps;

    /// <summary>Makes it.</summary>
    /// <param name="erps">The ERPs, by connection.</param>
    public SubscriptionFlow(IReadOnlyDictionary<ConnectionName, IErpNotifications> erps)
        : base(FlowName, SubscriptionJsonContext.Default.SubscriptionState, SubscriptionJsonContext.Default.SubscriptionInput, SubscriptionJsonContext.Default.SubscriptionEffect)
    {
        _erps = erps;
        List<string> names = [.. erps.Keys.Select(static e => e.Value).Order(StringComparer.Ordinal)];
        Schedules = [.. names.Select(static e => new FlowSchedule(e, CountedOn(e), LookEvery, Priority.Catalogue))];
        Connections = [.. names.Select(CountedOn)];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<FlowSchedule> Schedules { get; }

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Connections { get; }

    /// <inheritdoc/>
    protected override bool ForgetsUnreadableState => true;

    /// <inheritdoc/>
    protected override Decision<SubscriptionState, SubscriptionEffect> Decide(CaseId caseId, SubscriptionState? state, SubscriptionInput? input, DateTimeOffset now)
    {
        var known = Hear(state ?? new SubscriptionState(), input, now);

        // From now on at the latest: a clock that was set back delays nothing by more than the interval.
        if (known.LookedAt > now)
            known = known with { LookedAt = now };
        var plan = known.LookedAt is null ? SubscriptionPlan.Nothing : SubscriptionPlan.For(known, Erp(caseId).Capabilities, now);
        return new Decision<SubscriptionState, SubscriptionEffect>
        {
            State = known,
            Stage = known.LookedAt is null ? "Looking" : known.Wanted.Count == 0 ? "Idle" : Missing(known).Any() ? "Subscribing" : "Subscribed",
            Effects = [.. Effects(known, plan, Erp(caseId).Capabilities)],
            Problems = [.. Problems(caseId, known, plan)],
            Notes = [.. Notes(input)],
        };
    }

    /// <inheritdoc/>
    protected override async Task<EffectResult<SubscriptionInput>> RunAsync(CaseId caseId, SubscriptionState? state, SubscriptionEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        var erp = Erp(caseId);
        try
        {
            return new EffectResult<SubscriptionInput>(effect switch
            {
                SubscriptionEffect.Look => await LookAsync(erp, cancellationToken).ConfigureAwait(false),
                SubscriptionEffect.Subscribe { Resource: var resource } => new SubscriptionInput.Subscribed(resource, await SubscribeAsync(erp, resource, context, cancellationToken).ConfigureAwait(false)),
                SubscriptionEffect.Renew { Subscription: var seen } => new SubscriptionInput.Renewed(await erp.RenewAsync(seen, context.Permit, cancellationToken).ConfigureAwait(false)),
                SubscriptionEffect.End { Subscription: var seen } => await EndAsync(erp, seen, context, cancellationToken).ConfigureAwait(false),
                _ => throw new InvalidOperationException($"{effect.GetType().Name} is no effect of this flow."),
            });
        }
        catch (PortException changed) when (changed.Kind == FailureKind.Conflict)
        {
            // Another host was faster, or a person: what there is now decides.
            return new EffectResult<SubscriptionInput>(new SubscriptionInput.LookWanted());
        }
    }

    /// <inheritdoc/>
    protected override SubscriptionInput Rejected(SubscriptionState? state, SubscriptionEffect effect, Rejection rejection) => effect switch
    {
        SubscriptionEffect.Renew { Subscription.Id: var id } when rejection.Kind == FailureKind.NotFound => new SubscriptionInput.Ended(id),
        SubscriptionEffect.End { Subscription.Id: var id } when rejection.Kind == FailureKind.NotFound => new SubscriptionInput.Ended(id),
        SubscriptionEffect.Subscribe { Resource: var resource } => new SubscriptionInput.Refused(new RefusedSubscription(resource, rejection.Message)),
        SubscriptionEffect.Renew { Subscription.Resource: var resource } => new SubscriptionInput.Refused(new RefusedSubscription(resource, rejection.Message)),
        SubscriptionEffect.End { Subscription.Resource: var resource } => new SubscriptionInput.Refused(new RefusedSubscription(resource, rejection.Message)),
        _ => new SubscriptionInput.Refused(new RefusedSubscription(string.Empty, rejection.Message)),
    };

    private static SubscriptionState Hear(SubscriptionState known, SubscriptionInput? input, DateTimeOffset now) => input switch
    {
        SubscriptionInput.Looked seen => new SubscriptionState
        {
            LookedAt = now,
            Wanted = seen.Wanted,
            Ours = [.. seen.Ours.Select(s => new KeptSubscription(s) { MadeAt = known.Ours.FirstOrDefault(k => k.Seen.Id == s.Id)?.MadeAt })],
            Others = seen.Others,
            Made = [.. known.Made.Where(m => !seen.Ours.Any(s => SubscriptionPlan.IsSame(s.Resource, m.Resource)))],
        },
        SubscriptionInput.LookWanted => known with { LookedAt = null },
        SubscriptionInput.Subscribed { Subscription: { } made } told => With(known, made, now) with { Made = [.. known.Made.Where(m => !SubscriptionPlan.IsSame(m.Resource, told.Resource)), new MadeSubscription(told.Resource, now)] },
        SubscriptionInput.Renewed { Subscription: var renewed } => With(known, renewed, now),
        SubscriptionInput.Ended { Id: var id } => known with { Ours = [.. known.Ours.Where(k => k.Seen.Id != id)] },
        SubscriptionInput.Refused { What: { Resource.Length: > 0 } refused } => known with { Refused = [.. known.Refused.Where(r => r.Resource != refused.Resource), refused] },

        // The list itself could not be had: asked for again at its time.
        SubscriptionInput.Refused { What: var refused } => known with { LookedAt = now, Refused = [refused] },
        _ => known,
    };

    private static SubscriptionState With(SubscriptionState known, ErpSubscription there, DateTimeOffset now) =>
        known with { Ours = [.. known.Ours.Where(k => k.Seen.Id != there.Id), new KeptSubscription(there) { MadeAt = now }] };

    /// <summary>What the ERP refused since the last look is not tried again before the next.</summary>
    private static IEnumerable<PlannedEffect<SubscriptionEffect>> Effects(SubscriptionState known, SubscriptionPlan plan, ErpNotificationCapabilities capabilities)
    {
        yield return new PlannedEffect<SubscriptionEffect>("look", new SubscriptionEffect.Look(), RetrySafety.Read, Priority.Catalogue) { NotBefore = known.LookedAt + LookEvery };
        foreach (var resource in plan.Subscribe.Where(r => IsOpen(known, r)))
            yield return new PlannedEffect<SubscriptionEffect>($"subscribe {resource}", new SubscriptionEffect.Subscribe(resource), RetrySafety.Create, Priority.Catalogue) { StillWorkingFor = capabilities.StillWorkingFor };
        foreach (var seen in plan.Renew.Where(s => IsOpen(known, s.Resource)))
            yield return new PlannedEffect<SubscriptionEffect>($"renew {seen.Id}", new SubscriptionEffect.Renew(seen), RetrySafety.SafeRepeat, Priority.Catalogue);
        foreach (var seen in plan.End.Where(s => IsOpen(known, s.Resource)))
            yield return new PlannedEffect<SubscriptionEffect>($"end {seen.Id}", new SubscriptionEffect.End(seen), RetrySafety.Act, Priority.Catalogue) { StillWorkingFor = capabilities.StillWorkingFor };
    }

    private static bool IsOpen(SubscriptionState known, string resource) => !known.Refused.Any(r => r.Resource == resource);

    /// <summary>Wanted resources of which no news comes.</summary>
    private static IEnumerable<string> Missing(SubscriptionState known) => known.Wanted.Where(w => !known.Ours.Any(k => SubscriptionPlan.IsSame(k.Seen.Resource, w)));

    private static IEnumerable<Problem> Problems(CaseId caseId, SubscriptionState known, SubscriptionPlan plan)
    {
        foreach (var resource in plan.NoRoom)
            yield return Problem(caseId, resource, string.Create(CultureInfo.InvariantCulture, $"{caseId.Key} keeps {known.Others + known.Ours.Count} subscriptions and takes no more, so that it does not tell of '{resource}'."));
        foreach (var refused in known.Refused)
            yield return Problem(caseId, refused.Resource, refused.Resource.Length > 0 ? $"{caseId.Key} refused the subscription to '{refused.Resource}': {refused.Why}" : $"{caseId.Key} refused to list its subscriptions: {refused.Why}");
    }

    private static Problem Problem(CaseId caseId, string resource, string message) => new(resource.Length > 0 ? resource : "list", new Refusal
    {
        Reason = ReasonCatalogue.ErpNotSubscribed,
        Message = message,
        Remedy = $"See that our address answers from outside, that the account of {caseId.Key} may subscribe, and that there is room. It is tried again every hour; nothing is lost meanwhile, only known later.",
        Facts = resource.Length > 0 ? [new Fact("resource", resource)] : [],
    })
    { Holds = false };

    private static IEnumerable<Note> Notes(SubscriptionInput? input) => input switch
    {
        SubscriptionInput.Subscribed { Subscription: not null, Resource: var resource } => [new Note("subscription.made", resource)],
        SubscriptionInput.Ended { Id: var id } => [new Note("subscription.ended", id)],
        _ => [],
    };

    private static async Task<SubscriptionInput> LookAsync(IErpNotifications erp, CancellationToken cancellationToken)
    {
        var wanted = await erp.GetWantedAsync(cancellationToken).ConfigureAwait(false);
        var there = await erp.GetSubscriptionsAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ErpSubscription> ours = [.. there.Where(static s => s.IsOurs)];
        return new SubscriptionInput.Looked(wanted, ours, there.Count - ours.Count + there.Unreadable.Count);
    }

    /// <summary>One that came to our address meanwhile is it, whoever made it.</summary>
    private static async Task<ErpSubscription?> SubscribeAsync(IErpNotifications erp, string resource, EffectContext context, CancellationToken cancellationToken)
    {
        var made = await context.OnceAsync(
            async token =>
            {
                var there = await erp.GetSubscriptionsAsync(token).ConfigureAwait(false);
                return there.FirstOrDefault(s => s.IsOurs && SubscriptionPlan.IsSame(s.Resource, resource) && !(s.ExpiresAt <= context.Now)) is { } found
                    ? new LookupResult<ErpSubscription>.Found(found)
                    : new LookupResult<ErpSubscription>.Absent();
            },
            (permit, token) => erp.SubscribeAsync(resource, permit, token),
            "subscription",
            looksBeforeFirst: false,
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return made?.Value;
    }

    private static async Task<SubscriptionInput> EndAsync(IErpNotifications erp, ErpSubscription seen, EffectContext context, CancellationToken cancellationToken)
    {
        await context.OnceAsync(
            async token =>
            {
                var there = await erp.GetSubscriptionsAsync(token).ConfigureAwait(false);
                return there.Any(s => s.Id == seen.Id) ? new LookupResult<ErpSubscription>.Absent() : new LookupResult<ErpSubscription>.Found(seen);
            },
            async (permit, token) =>
            {
                await erp.EndAsync(seen, permit, token).ConfigureAwait(false);
                return seen;
            },
            "end of the subscription",
            looksBeforeFirst: false,
            waitsForEarlier: false,
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return new SubscriptionInput.Ended(seen.Id);
    }

    private static string CountedOn(string erp) => $"{FlowName}@{erp}";

    private IErpNotifications Erp(CaseId caseId) => _erps[new ConnectionName(caseId.Key)];
}
