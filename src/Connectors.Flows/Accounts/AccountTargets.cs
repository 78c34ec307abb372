using Connectors.Domain.Customers;
using Connectors.Domain.Payments;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.Accounts;

/// <summary>What each customer's account in the store is to say, by what one look at the ERP found, and which accounts have to be told. One use; no I/O.</summary>
/// <param name="context">What holds for them.</param>
/// <param name="now">The present instant, UTC.</param>
/// <param name="findings">Takes what a person must see.</param>
internal sealed class AccountTargets(AccountContext context, DateTimeOffset now, LookFindings.Collector findings)
{
    private readonly Dictionary<CustomerNumber, decimal?> _open = [];

    /// <summary>What of an order that was released the ERP has not invoiced.</summary>
    public void Hear(UninvoicedOrder order, decimal open)
    {
        if (order.Total.Currency != context.Policy.Currency)
            _open[order.Customer] = null;
        else if (!_open.TryGetValue(order.Customer, out var known) || known is not null)
            _open[order.Customer] = (known ?? 0m) + open;
    }

    /// <summary>Whether the account has an order that the ERP has not invoiced whole.</summary>
    public bool HasOpen(CustomerNumber account) => _open.TryGetValue(account, out var open) && open is not 0m;

    /// <summary>What of an order the ERP has not invoiced: none of one that it has invoiced, or has no more after it invoiced some; of one that it does not know yet all.</summary>
    /// <param name="order">The order.</param>
    /// <param name="found">The sales order.</param>
    /// <param name="invoiced">What of it was invoiced, tax included; null when that is not known.</param>
    /// <returns>Null when nothing more will be.</returns>
    public static decimal? OpenOf(UninvoicedOrder order, LookupResult<Domain.Documents.ErpOrder> found, decimal? invoiced) => found switch
    {
        LookupResult<Domain.Documents.ErpOrder>.Found({ IsInvoiced: true }) => null,
        LookupResult<Domain.Documents.ErpOrder>.Absent when invoiced > 0m => null,
        _ => Math.Max(0m, order.Total.Amount - Math.Max(0m, invoiced ?? 0m)),
    };

    /// <summary>What an account is to say; null when nothing can be said of it.</summary>
    /// <param name="row">Whose.</param>
    /// <param name="found">The ERP's account.</param>
    /// <param name="told">What it was told before; null for nothing.</param>
    public AccountFigures? Of(CustomerRow row, LookupResult<ErpCustomer> found, ToldAccount? told)
    {
        var subject = SubjectOf(row.CustomerId!);
        if (found is not LookupResult<ErpCustomer>.Found(var account))
        {
            findings.Add(subject, AccountRefusals.NotInErp(context.Route, row, found is LookupResult<ErpCustomer>.CannotTell(var why) ? why : null));
            return null;
        }

        var balance = BalanceOf(row.Customer, account);
        if (balance is null)
            findings.Add(subject, AccountRefusals.BalanceUnknown(context.Route, row, account.Balance is null));
        if (account.IsBlocked)
        {
            if (context.Policy.StoreAllowsOverLimit)
                findings.Add(subject, AccountRefusals.OverLimitAllowed(context.Route, row, context.SwitchesLogins));

            // What the customer is owed would be bought for: a limit of 0 lets a balance below it be used up.
            return new AccountFigures(0m, balance is { } owed ? Math.Max(0m, owed) : null, IsBlocked: true);
        }

        return new AccountFigures(LimitOf(subject, row, account, told), balance, IsBlocked: false);
    }

    /// <summary>Whether an account has to be written; one that was refused a short while ago is told again to a person instead.</summary>
    public bool IsToWrite(AccountFigures wanted, ToldAccount? told)
    {
        if (told is null || told.IsOpen)
            return true;
        if (told.Refused is { } words && told.Wanted == wanted && now - told.At < context.Policy.RefusedAgainAfter)
        {
            findings.Add(SubjectOf(told.CustomerId), AccountRefusals.NotTaken(context.Route, told.CustomerId, words));
            return false;
        }

        return told.Shows?.Satisfies(wanted) is not true;
    }

    /// <summary>What somebody changed in the store stays to be seen for a while.</summary>
    public void HearDrift(ToldAccount told)
    {
        if (told is { DriftSeenAt: { } seen, Drifts.Count: > 0 } && now - seen < context.Policy.DriftShownFor)
            findings.Add(SubjectOf(told.CustomerId), AccountRefusals.Drift(context.Route, told));
    }

    public static string SubjectOf(string customerId) => $"customer {customerId}";

    private decimal? BalanceOf(CustomerNumber number, ErpCustomer account) =>
        account.Balance is not { } owed ? null : _open.TryGetValue(number, out var open) ? owed + open : owed;

    /// <summary>A limit of zero, none and not said are never written as one another: null leaves what stands there.</summary>
    private decimal? LimitOf(string subject, CustomerRow row, ErpCustomer account, ToldAccount? told)
    {
        if (account.CreditLimit is { Kind: CreditLimitKind.Limited, Amount: > 0m } limit)
            return limit.Amount;
        var isUnlimited = account.CreditLimit.Kind == CreditLimitKind.Unlimited;
        if (isUnlimited && context.Policy.UnlimitedAs is { } named)
            return named;
        if (!isUnlimited || !(context.Policy.UnlimitedGroups.Count > 0 && (told?.Group is null ? told?.Shows is null : context.Policy.UnlimitedGroups.Contains(told.Group))))
            findings.Add(subject, AccountRefusals.LimitUnclear(context.Route, row, account.CreditLimit));

        // The block wrote a limit over the one that stood there.
        return told?.Shows is { IsBlocked: true } || told?.Wanted.IsBlocked is true ? told.KeptLimit : null;
    }
}
