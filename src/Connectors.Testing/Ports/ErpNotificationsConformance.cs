using System.Text;
using Connectors.Domain.Ports;
using Connectors.Testing.Internal;
using static Connectors.Testing.Internal.PortTrial;

namespace Connectors.Testing.Ports;

/// <summary>What every adapter of <see cref="IErpNotifications"/> must do.</summary>
public static class ErpNotificationsConformance
{
    /// <summary>The suite.</summary>
    /// <param name="start">Starts an ERP and its adapter; called once for each check.</param>
    public static IReadOnlyList<ConformanceCheck> Checks(Func<Task<IErpNotificationsHarness>> start) => PortTrial.Checks(start,
    [
        ("What is wanted is subscribed to once, and shows as ours with our secret", static async it =>
        {
            var made = await SubscribeAsync(it).ConfigureAwait(false);

            var seen = Expect.Single(await ListAsync(it).ConfigureAwait(false));
            Expect.Equal((made.Id, made.Resource, true), (seen.Id, seen.Resource, seen.IsOurs));
            Expect.True(seen.HasSecret != false, "whether it has the secret in force");
            Expect.Sequence(await it.Notifications.GetWantedAsync().ConfigureAwait(false), [made.Resource]);
            Expect.Equal(1, await it.CountAsync().ConfigureAwait(false));
        }),

        ("What somebody else has is seen, is not ours and stays", static async it =>
        {
            var theirs = await it.SubscribeElsewhereAsync().ConfigureAwait(false);
            var made = await SubscribeAsync(it).ConfigureAwait(false);

            Expect.False(Expect.Single((await ListAsync(it).ConfigureAwait(false)).Where(s => s.Id == theirs)).IsOurs);
            await it.Notifications.EndAsync(made, SendPermit.WithoutLimit()).ConfigureAwait(false);
            Expect.Equal(theirs, Expect.Single(await ListAsync(it).ConfigureAwait(false)).Id);
        }),

        ("A renewal lasts longer, and what was read before it is refused", static async it =>
        {
            var made = await SubscribeAsync(it).ConfigureAwait(false);
            await it.PassAsync(TimeSpan.FromMinutes(30)).ConfigureAwait(false);

            var renewed = await it.Notifications.RenewAsync(made, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.True(renewed.Id == made.Id && renewed.ExpiresAt > made.ExpiresAt, "whether it is the same, and lasts longer");
            Expect.Equal(FailureKind.Conflict, (await RefusedAsync(() => it.Notifications.RenewAsync(made, SendPermit.WithoutLimit()), "RenewAsync of what was read before").ConfigureAwait(false)).Kind);
            Expect.Equal(FailureKind.Conflict, (await RefusedAsync(() => it.Notifications.EndAsync(made, SendPermit.WithoutLimit()), "EndAsync of what was read before").ConfigureAwait(false)).Kind);
            Expect.Equal(1, await it.CountAsync().ConfigureAwait(false));
        }),

        ("What was ended is gone, ends a second time without a word, and is not renewed", static async it =>
        {
            var made = await SubscribeAsync(it).ConfigureAwait(false);
            await it.Notifications.EndAsync(made, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Equal(0, await it.CountAsync().ConfigureAwait(false));
            await it.Notifications.EndAsync(made, SendPermit.WithoutLimit()).ConfigureAwait(false);
            Expect.Equal(FailureKind.NotFound, (await RefusedAsync(() => it.Notifications.RenewAsync(made, SendPermit.WithoutLimit()), "RenewAsync of what is gone").ConfigureAwait(false)).Kind);
            Expect.Equal(0, await it.CountAsync().ConfigureAwait(false));
        }),

        ("It ends by itself when its time is over", static async it =>
        {
            await SubscribeAsync(it).ConfigureAwait(false);
            await it.PassAsync(it.Notifications.Capabilities.Lasts + TimeSpan.FromMinutes(1)).ConfigureAwait(false);

            Expect.Empty(await ListAsync(it).ConfigureAwait(false));
        }),

        ("A subscription whose answer was lost is found, and one whose request was lost is not there", static async it =>
        {
            it.LoseNextRequest();
            await LostAsync(() => SubscribeAsync(it), "SubscribeAsync").ConfigureAwait(false);
            Expect.Empty(await ListAsync(it).ConfigureAwait(false));

            it.LoseNextAnswer();
            await LostAsync(() => SubscribeAsync(it), "SubscribeAsync").ConfigureAwait(false);
            Expect.True(Expect.Single(await ListAsync(it).ConfigureAwait(false)).IsOurs, "whether it is ours");
        }),

        ("Past its permit nothing is sent", static async it =>
        {
            var resource = (await it.Notifications.GetWantedAsync().ConfigureAwait(false))[0];
            await RefusesPastAsync(Ended(), permit => it.Notifications.SubscribeAsync(resource, permit), "SubscribeAsync").ConfigureAwait(false);
            await RefusesAtTheLastMomentAsync(it, permit => it.Notifications.SubscribeAsync(resource, permit), "SubscribeAsync").ConfigureAwait(false);
            Expect.Equal(0, await it.CountAsync().ConfigureAwait(false));

            var made = await SubscribeAsync(it).ConfigureAwait(false);
            await RefusesPastAsync(Ended(), permit => it.Notifications.RenewAsync(made, permit), "RenewAsync").ConfigureAwait(false);
            await RefusesPastAsync(Ended(), permit => it.Notifications.EndAsync(made, permit), "EndAsync").ConfigureAwait(false);
            Expect.Equal(made.ExpiresAt, Expect.Single(await ListAsync(it).ConfigureAwait(false)).ExpiresAt);
        }),

        ("News is known by the secret alone, and by all of it", static it =>
        {
            Expect.True(Knows(it, it.Secret), "whether the secret is known");
            foreach (var other in (string[])[string.Empty, it.Secret + "x", it.Secret[..^1], it.Secret.ToUpperInvariant() + "x"])
                Expect.False(Knows(it, other), "whether another text is taken for the secret");
            Expect.True(it.Notifications.Watches(it.News), "whether what is watched is known");
            Expect.False(it.Notifications.Watches("something else"), "whether something else is watched");
            return Task.CompletedTask;
        }),

        ("A cancelled call ends as cancelled", static async it =>
        {
            await CancelledAsync(token => it.Notifications.GetSubscriptionsAsync(token), "GetSubscriptionsAsync").ConfigureAwait(false);
            await CancelledAsync(async token => await it.Notifications.SubscribeAsync((await it.Notifications.GetWantedAsync(CancellationToken.None).ConfigureAwait(false))[0], SendPermit.WithoutLimit(), token).ConfigureAwait(false), "SubscribeAsync").ConfigureAwait(false);
        }),
    ]);

    private static bool Knows(IErpNotificationsHarness it, string secret) => it.Notifications.Recognises(Encoding.UTF8.GetBytes(secret));

    private static async Task<ErpSubscription> SubscribeAsync(IErpNotificationsHarness it) =>
        await it.Notifications.SubscribeAsync((await it.Notifications.GetWantedAsync().ConfigureAwait(false))[0], SendPermit.WithoutLimit()).ConfigureAwait(false);

    private static async Task<ItemList<ErpSubscription>> ListAsync(IErpNotificationsHarness it)
    {
        var all = await it.Notifications.GetSubscriptionsAsync().ConfigureAwait(false);
        Expect.Empty(all.Unreadable);
        return all;
    }
}
