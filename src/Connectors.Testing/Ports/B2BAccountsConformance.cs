using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Testing.Internal;
using static Connectors.Testing.Internal.PortTrial;

namespace Connectors.Testing.Ports;

/// <summary>What every adapter of <see cref="IB2BAccounts"/> must do.</summary>
public static class B2BAccountsConformance
{
    /// <summary>The suite.</summary>
    /// <param name="start">Starts a store and its adapter; called once for each check.</param>
    public static IReadOnlyList<ConformanceCheck> Checks(Func<Task<IB2BAccountsHarness>> start) => PortTrial.Checks(start, All());

    private static IEnumerable<(string Name, Func<IB2BAccountsHarness, Task> RunAsync)> All() =>
    [
        ("A customer's account is found, and one that is not there is absent", static async it =>
        {
            Expect.Equal((5000m, 100m), await FiguresAsync(it).ConfigureAwait(false));
            Absent(await it.Accounts.FindAccountAsync(it.UnknownCustomerId).ConfigureAwait(false), "a customer that is not there");
        }),

        ("An account of which nothing was said says nothing, and can be set", static async it =>
        {
            var blank = Found(await it.Accounts.FindAccountAsync(it.BlankCustomerId).ConfigureAwait(false), "a customer without an account");
            Expect.Equal((null, null), (blank.CreditLimit, blank.Balance));

            await it.Accounts.SetAccountAsync(blank, new() { CreditLimit = 750m, Balance = 0m }, SendPermit.WithoutLimit()).ConfigureAwait(false);

            var set = Found(await it.Accounts.FindAccountAsync(it.BlankCustomerId).ConfigureAwait(false), "the same");
            Expect.Equal((750m, 0m), (set.CreditLimit!.Value, set.Balance!.Value));
        }),

        ("A limit that was set is there, and nothing else of the customer has changed", static it => ChangesAsync(it, new() { CreditLimit = 2500.5m }, (2500.5m, 100m))),

        ("A balance that was set is there, and nothing else of the customer has changed", static it => ChangesAsync(it, new() { Balance = 349.99m }, (5000m, 349.99m))),

        ("Limit and balance are set together", static it => ChangesAsync(it, new() { CreditLimit = 0m, Balance = 12m }, (0m, 12m))),

        ("What asks for nothing changes nothing", static it => ChangesAsync(it, new(), (5000m, 100m))),

        ("An account that changed since it was read is not written over", static async it =>
        {
            var seen = await SeenAsync(it).ConfigureAwait(false);
            it.AddToBalance(40m);

            var refused = await RefusedAsync(() => it.Accounts.SetAccountAsync(seen, new() { CreditLimit = 9m, Balance = 1m }, SendPermit.WithoutLimit()), "setting what changed").ConfigureAwait(false);

            Expect.Equal(FailureKind.Conflict, refused.Kind);
            Expect.Equal((5000m, 140m), await FiguresAsync(it).ConfigureAwait(false));
        }),

        ("Where the store compares, what changes right before the write is not written over", static async it =>
        {
            if (!it.Accounts.Capabilities.ComparesBeforeWriting)
                return;
            var seen = await SeenAsync(it).ConfigureAwait(false);
            it.BeforeNextWrite(() => it.AddToBalance(40m));

            var refused = await RefusedAsync(() => it.Accounts.SetAccountAsync(seen, new() { Balance = 1m }, SendPermit.WithoutLimit()), "setting what changes").ConfigureAwait(false);

            Expect.Equal(FailureKind.Conflict, refused.Kind);
            Expect.Equal((5000m, 140m), await FiguresAsync(it).ConfigureAwait(false));
        }),

        ("A change whose answer was lost is found to be there, and a repeat leaves it so", static async it =>
        {
            var seen = await SeenAsync(it).ConfigureAwait(false);
            it.LoseNextAnswer();
            await SentAsync(() => it.Accounts.SetAccountAsync(seen, new() { CreditLimit = 10m }, SendPermit.WithoutLimit())).ConfigureAwait(false);
            Expect.Equal((10m, 100m), await FiguresAsync(it).ConfigureAwait(false));

            await it.Accounts.SetAccountAsync(await SeenAsync(it).ConfigureAwait(false), new() { CreditLimit = 10m }, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Equal((10m, 100m), await FiguresAsync(it).ConfigureAwait(false));
        }),

        ("A login is switched off and on where the store can, and else that is refused", static async it =>
        {
            if (!it.Accounts.Capabilities.SetsStatus)
            {
                var seen = await SeenAsync(it).ConfigureAwait(false);
                await RefusedAsync(() => it.Accounts.SetAccountAsync(seen, new() { IsActive = false }, SendPermit.WithoutLimit()), "switching a login off").ConfigureAwait(false);
                Expect.Equal((5000m, 100m), await FiguresAsync(it).ConfigureAwait(false));
                return;
            }

            foreach (var isActive in (bool[])[false, true])
            {
                await ChangesAsync(it, new() { IsActive = isActive }, (5000m, 100m)).ConfigureAwait(false);
                Expect.Equal(isActive, (await SeenAsync(it).ConfigureAwait(false)).IsActive!.Value);
            }
        }),

        ("A closed permit sends nothing", static it => RefusesAsync(it, static (_, call, what) => RefusesPastAsync(Ended(), call, what))),

        ("A permit that closes between the look-up and what follows from it sends nothing more", static it => RefusesAsync(it, RefusesAtTheLastMomentAsync)),

        ("A cancelled call ends as cancelled", static async it =>
        {
            var seen = await SeenAsync(it).ConfigureAwait(false);
            await CancelledAsync(token => it.Accounts.FindAccountAsync(it.CustomerId, token), "FindAccountAsync").ConfigureAwait(false);
            await CancelledAsync(token => it.Accounts.SetAccountAsync(seen, new() { Balance = 1m }, SendPermit.WithoutLimit(), token), "SetAccountAsync").ConfigureAwait(false);
        }),
    ];

    private static async Task ChangesAsync(IB2BAccountsHarness it, B2BAccountChange change, (decimal, decimal) figures)
    {
        var rest = it.ReadRest();

        await it.Accounts.SetAccountAsync(await SeenAsync(it).ConfigureAwait(false), change, SendPermit.WithoutLimit()).ConfigureAwait(false);

        Expect.Equal(figures, await FiguresAsync(it).ConfigureAwait(false));
        Expect.Equal(rest, it.ReadRest());
    }

    private static async Task RefusesAsync(IB2BAccountsHarness it, Func<IB2BAccountsHarness, Func<SendPermit, Task>, string, Task> refuseAsync)
    {
        var seen = await SeenAsync(it).ConfigureAwait(false);
        await refuseAsync(it, permit => it.Accounts.SetAccountAsync(seen, new() { CreditLimit = 1m }, permit), "setting an account").ConfigureAwait(false);
        Expect.Equal((5000m, 100m), await FiguresAsync(it).ConfigureAwait(false));
    }

    private static async Task<B2BAccount> SeenAsync(IB2BAccountsHarness it) => Found(await it.Accounts.FindAccountAsync(it.CustomerId).ConfigureAwait(false), "the customer");

    private static async Task<(decimal, decimal)> FiguresAsync(IB2BAccountsHarness it)
    {
        var account = await SeenAsync(it).ConfigureAwait(false);
        return (account.CreditLimit ?? -1m, account.Balance ?? -1m);
    }
}
