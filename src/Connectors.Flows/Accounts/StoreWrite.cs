using System.Globalization;
using Connectors.Domain.Documents;

namespace Connectors.Flows.Accounts;

/// <summary>What is written over one account that was read, and what of it somebody else had changed. Pure.</summary>
/// <param name="Change">What to write; may be empty.</param>
/// <param name="Told">As it is kept once that is written.</param>
internal sealed record StoreWrite(B2BAccountChange Change, ToldAccount Told)
{
    /// <summary>Decides.</summary>
    /// <param name="planned">What the account is to say, and what is known of it.</param>
    /// <param name="seen">What it says.</param>
    /// <param name="mayBeOurs">Whether an earlier attempt may have written it already.</param>
    /// <param name="context">What holds for it.</param>
    /// <param name="now">The present instant, UTC.</param>
    public static StoreWrite Of(PlannedAccount planned, B2BAccount seen, bool mayBeOurs, AccountContext context, DateTimeOffset now)
    {
        var (wanted, before) = (planned.Wanted, planned.Before);
        var limit = wanted.Limit is { } wantedLimit && wantedLimit != seen.CreditLimit ? wanted.Limit : null;
        var balance = wanted.Balance is { } wantedBalance && wantedBalance != seen.Balance && !(wantedBalance < seen.Balance && IsOfNewOrder(seen, before, context, now)) ? wanted.Balance : null;
        var wasOff = before?.IsTurnedOff is true || (mayBeOurs && wanted.IsBlocked && context.SwitchesLogins && seen.IsActive is false && limit is null);
        bool? active = wanted.IsBlocked ? (context.SwitchesLogins && seen.IsActive is not false ? false : null) : wasOff && seen.IsActive is false && context.Store.SetsStatus ? true : null;
        var drifts = Drifts(wanted, before, seen).ToList();
        return new StoreWrite(
            new B2BAccountChange { CreditLimit = limit, Balance = balance, IsActive = active },
            planned.ToTold(now) with
            {
                IsOpen = false,
                Shows = new AccountFigures(limit ?? seen.CreditLimit, balance ?? seen.Balance, wanted.IsBlocked),
                IsTurnedOff = wanted.IsBlocked && (active is false || wasOff),
                KeptLimit = wanted.IsBlocked ? (limit is not null && before?.Shows is not { IsBlocked: true } ? seen.CreditLimit : before?.KeptLimit) : null,
                Group = seen.Group,
                Drifts = drifts.Count > 0 ? drifts : before?.Drifts ?? [],
                DriftSeenAt = drifts.Count > 0 ? now : before?.DriftSeenAt,
                DriftAt = drifts.Count > 0 ? seen.ChangedAt : before?.DriftAt,
            });
    }

    /// <summary>The store counts an order at once; lowering it again before the order is known here would let the same credit be used twice.</summary>
    private static bool IsOfNewOrder(B2BAccount seen, ToldAccount? before, AccountContext context, DateTimeOffset now) =>
        seen.ChangedAt is { } changed && now - changed < context.Policy.OrdersShowWithin && (before?.Shows?.Balance is not { } shown || seen.Balance > shown);

    /// <summary>
    /// What of the fields that we write stands there otherwise than we left it, and than we are about to write: an attempt of ours may be there already. Orders raise a balance; only people lower it.
    /// </summary>
    private static IEnumerable<SeenDrift> Drifts(AccountFigures wanted, ToldAccount? before, B2BAccount seen)
    {
        if (before?.Shows is not { } shown)
            yield break;
        AccountFigures[] known = before.IsOpen ? [shown, wanted, before.Wanted] : [shown, wanted];
        if (wanted.Limit is not null && !known.Select(static k => k.Limit).Contains(seen.CreditLimit))
            yield return new SeenDrift("credit limit", Text(seen.CreditLimit), Text(shown.Limit));
        if (wanted.Balance is not null && known.Min(static k => k.Balance) is { } least && (seen.Balance is not { } owed || owed < least))
            yield return new SeenDrift("balance", Text(seen.Balance), Text(shown.Balance));
        if (before.IsTurnedOff && seen.IsActive is true && wanted.IsBlocked)
            yield return new SeenDrift("login", "on", "off");
    }

    private static string Text(decimal? amount) => amount?.ToString(CultureInfo.InvariantCulture) ?? "none";
}
