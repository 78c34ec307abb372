using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
using Connectors.Flows.Notifications;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.Notifications;

/// <summary>What the keeper of subscriptions keeps, with every member filled: what each format looks like stands in golden files.</summary>
internal static class SubscriptionGolden
{
    private static readonly ErpSubscription Seen = new("S1", "companies(1)/salesOrders") { Version = "W/\"1\"", IsOurs = true, HasSecret = true, ExpiresAt = Given.T0.AddDays(3) };

    private static readonly RefusedSubscription Refused = new("companies(1)/items", "No.");

    private static readonly SubscriptionInput[] Inputs =
    [
        new SubscriptionInput.Looked([Seen.Resource], [Seen], 7), new SubscriptionInput.LookWanted(), new SubscriptionInput.Subscribed(Seen.Resource, Seen), new SubscriptionInput.Renewed(Seen),
        new SubscriptionInput.Ended("S1"), new SubscriptionInput.Refused(Refused),
    ];

    private static readonly SubscriptionEffect[] Effects =
        [new SubscriptionEffect.Look(), new SubscriptionEffect.Subscribe(Seen.Resource), new SubscriptionEffect.Renew(Seen), new SubscriptionEffect.End(Seen)];

    public static IEnumerable<(string Name, JsonTypeInfo Type, Func<object> Make)> Kept =>
    [
        ("subscription-state", SubscriptionJsonContext.Default.SubscriptionState, static () => new SubscriptionState
        {
            LookedAt = Given.T0, Wanted = [Seen.Resource], Ours = [new KeptSubscription(Seen) { MadeAt = Given.T0 }], Others = 7, Made = [new MadeSubscription(Seen.Resource, Given.T0)], Refused = [Refused],
        }),
        .. Inputs.Select(static i => ($"subscription-input-{i.GetType().Name}", (JsonTypeInfo)SubscriptionJsonContext.Default.SubscriptionInput, (Func<object>)(() => i))),
        .. Effects.Select(static e => ($"subscription-effect-{e.GetType().Name}", (JsonTypeInfo)SubscriptionJsonContext.Default.SubscriptionEffect, (Func<object>)(() => e))),
    ];
}
