using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.Accounts;

/// <summary>Carries out what accounts ask for: reads and writes; what is concluded from it is pure.</summary>
/// <param name="store">The store.</param>
/// <param name="erp">The ERP.</param>
/// <param name="receivables">What its customers owe by document; null when that cannot be told.</param>
/// <param name="context">What holds for the accounts.</param>
internal sealed class AccountHandlers(IB2BAccounts store, IErp erp, IErpReceivables? receivables, AccountContext context)
{
    /// <summary>So many are written before what came of them is kept.</summary>
    private const int InOneRun = 50;
    private const int MostConflicts = 3;
    private const int MostLooks = 3;

    private readonly string _name = context.Route.Store.Value;

    public Task<AccountInput> RunAsync(AccountState state, AccountEffect effect, EffectContext run, CancellationToken cancellationToken) => effect switch
    {
        AccountEffect.Look => LookAsync(state, run, cancellationToken),
        AccountEffect.Write write => WriteAsync(state.Prepared!, write, run, cancellationToken),
        _ => throw new InvalidOperationException($"{effect.GetType().Name} is not an effect of this flow."),
    };

    private async Task<AccountInput> LookAsync(AccountState state, EffectContext run, CancellationToken cancellationToken)
    {
        var told = new Dictionary<string, ToldAccount>(StringComparer.Ordinal);
        await foreach (var one in AccountTable.ReadToldAsync(run.Cases, _name, cancellationToken).ConfigureAwait(false))
            told[one.CustomerId] = one;
        var seen = await SeeAsync(told, run, cancellationToken).ConfigureAwait(false);

        // An order that is invoiced between the two reads stands in both, for a moment: what grew with an order that is not invoiced counts once it is seen a second time.
        for (var look = 1; look < MostLooks && seen.Changed.Exists(p => seen.Targets.HasOpen(p.Account) && p.Wanted.Balance > (p.Before?.Wanted.Balance ?? 0m)); look++)
        {
            var again = await SeeAsync(told, run, cancellationToken).ConfigureAwait(false);
            var isSame = again.Changed.Select(static p => (p.CustomerId, p.Wanted)).SequenceEqual(seen.Changed.Select(static p => (p.CustomerId, p.Wanted)));
            seen = again;
            if (isSame)
                break;
        }

        var (planned, from, isCompared) = Choose(seen.Changed, seen.Others, state, run.Now);
        return new AccountInput.Looked(run.Now, context.Customers.Version, planned, Math.Max(0, seen.Changed.Count - context.Policy.MostAtOnce), seen.Findings.ToFindings())
        {
            CompareFrom = from, IsCompared = isCompared, Settled = seen.Settled,
        };
    }

    /// <summary>Orders before balances: one that is invoiced meanwhile counts twice rather than not at all.</summary>
    private async Task<Seen> SeeAsync(Dictionary<string, ToldAccount> told, EffectContext run, CancellationToken cancellationToken)
    {
        var findings = new LookFindings.Collector();
        var targets = new AccountTargets(context, run.Now, findings);
        var rows = context.Customers.OwnAccounts(context.Route.Store).OrderBy(static r => r.CustomerId, StringComparer.Ordinal).ToList();
        List<CustomerNumber> accounts = [.. rows.Select(static r => r.Customer).Distinct()];
        var settled = await HearOrdersAsync(targets, [.. accounts], run, cancellationToken).ConfigureAwait(false);
        var found = await erp.FindCustomersAsync(accounts, cancellationToken).ConfigureAwait(false);
        var byNumber = accounts.Zip(found).ToDictionary(static p => p.First, static p => p.Second);
        var seen = new Seen(targets, findings, [], [], settled);
        foreach (var row in rows)
        {
            var before = told.GetValueOrDefault(row.CustomerId!);
            if (before is not null)
                targets.HearDrift(before);
            if (targets.Of(row, byNumber[row.Customer], before) is { } wanted)
                (targets.IsToWrite(wanted, before) ? seen.Changed : seen.Others).Add(new PlannedAccount(row.CustomerId!, row.Customer, wanted) { Before = before });
        }

        return seen;
    }

    /// <summary>Blocks first; what room there is left goes to accounts that are only compared, by customer id, a part with each look.</summary>
    private (IReadOnlyList<PlannedAccount> Rows, string? CompareFrom, bool IsCompared) Choose(List<PlannedAccount> changed, List<PlannedAccount> others, AccountState state, DateTimeOffset now)
    {
        var rows = changed.OrderBy(static p => !p.Wanted.IsBlocked).Take(context.Policy.MostAtOnce).ToList();
        if (state.CompareFrom is null && now - state.ComparedAt < context.Policy.CompareEvery)
            return (rows, null, false);
        var compared = others.Where(p => string.CompareOrdinal(p.CustomerId, state.CompareFrom ?? string.Empty) > 0).ToList();
        var room = context.Policy.MostAtOnce - rows.Count;
        rows.AddRange(compared.Take(room));
        return compared.Count <= room ? (rows, null, true) : (rows, room > 0 ? compared[room - 1].CustomerId : state.CompareFrom ?? string.Empty, false);
    }

    private async Task<IReadOnlyList<string>> HearOrdersAsync(AccountTargets targets, HashSet<CustomerNumber> accounts, EffectContext run, CancellationToken cancellationToken)
    {
        var orders = new List<(string Key, UninvoicedOrder Order)>();
        await foreach (var order in UninvoicedOrders.ReadAsync(run.Cases, context.Route.Erp, cancellationToken).ConfigureAwait(false))
        {
            if (accounts.Contains(order.Order.Customer))
                orders.Add(order);
        }

        if (orders.Count == 0)
            return [];
        List<string> numbers = [.. orders.Select(static o => o.Order.ExternalNumber)];
        var found = await erp.FindOrdersAsync(numbers, cancellationToken).ConfigureAwait(false);
        var invoiced = receivables is null
            ? null
            : (await receivables.FindByExternalNumbersAsync(numbers, cancellationToken).ConfigureAwait(false)).Where(static d => d is { ExternalNumber: not null, Total: > 0m })
                .GroupBy(static d => d.ExternalNumber!, StringComparer.OrdinalIgnoreCase).ToDictionary(static g => g.Key, static g => g.Sum(static d => d.Total!.Value), StringComparer.OrdinalIgnoreCase);
        var settled = new List<string>();
        foreach (var ((key, order), lookup) in orders.Zip(found))
        {
            if (AccountTargets.OpenOf(order, lookup, invoiced is null ? null : invoiced.GetValueOrDefault(order.ExternalNumber)) is { } open)
                targets.Hear(order, open);
            else
                settled.Add(key);
        }

        return settled;
    }

    private async Task<AccountInput> WriteAsync(PreparedAccounts prepared, AccountEffect.Write write, EffectContext run, CancellationToken cancellationToken)
    {
        var findings = new LookFindings.Collector();
        var written = new List<WrittenAccount>();
        foreach (var planned in await AccountTable.ReadPlanAsync(run.Cases, _name, write.From, Math.Min(prepared.Rows, write.From + InOneRun), cancellationToken).ConfigureAwait(false))
        {
            var told = await WriteAsync(planned, run, cancellationToken).ConfigureAwait(false);
            written.Add(new WrittenAccount(planned.CustomerId, told));
            if (told.Refused is { } words)
                findings.Add(AccountTargets.SubjectOf(planned.CustomerId), AccountRefusals.NotTaken(context.Route, planned.CustomerId, words));
            else if (told.DriftSeenAt == run.Now)
                findings.Add(AccountTargets.SubjectOf(planned.CustomerId), AccountRefusals.Drift(context.Route, told));
        }

        return new AccountInput.Written(write.Batch, write.From, written, findings.ToFindings());
    }

    private async Task<ToldAccount> WriteAsync(PlannedAccount planned, EffectContext run, CancellationToken cancellationToken)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                if (await store.FindAccountAsync(planned.CustomerId, cancellationToken).ConfigureAwait(false) is not LookupResult<B2BAccount>.Found(var seen))
                    return Refused(planned, "The store has no such customer, or cannot tell which it is.", run.Now);
                var decided = StoreWrite.Of(planned, seen, run.MayHaveHappened, context, run.Now);
                try
                {
                    if (!decided.Change.IsEmpty)
                        await store.SetAccountAsync(seen, decided.Change, run.Permit, cancellationToken).ConfigureAwait(false);
                    return decided.Told;
                }
                catch (PortException moved) when (moved.Kind == FailureKind.Conflict && attempt < MostConflicts)
                {
                    // Somebody wrote meanwhile, the store itself with an order as a rule: it is read, and decided on, anew.
                }
            }
        }
        catch (PortException refused) when (refused.Kind is FailureKind.Rejected or FailureKind.NotFound or FailureKind.NotAvailable or FailureKind.Unreadable or FailureKind.Conflict)
        {
            return Refused(planned, refused.Message, run.Now);
        }
    }

    /// <summary>What the account shows is not known to be what was wanted: the next look that may tells it again.</summary>
    private static ToldAccount Refused(PlannedAccount planned, string words, DateTimeOffset at) => planned.ToTold(at) with { IsOpen = false, Refused = KeptWords.Cut(words) };

    /// <summary>What one look found.</summary>
    /// <param name="Targets">What it concluded by.</param>
    /// <param name="Findings">What a person must see.</param>
    /// <param name="Changed">Accounts that have to be written.</param>
    /// <param name="Others">The rest.</param>
    /// <param name="Settled">Orders that the ERP has invoiced.</param>
    private sealed record Seen(AccountTargets Targets, LookFindings.Collector Findings, List<PlannedAccount> Changed, List<PlannedAccount> Others, IReadOnlyList<string> Settled);
}
