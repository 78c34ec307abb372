using System.Globalization;
using Connectors.Domain.Customers;
using Connectors.Domain.Payments;
using Connectors.Domain.Reasons;

namespace Connectors.Flows.Accounts;

/// <summary>What accounts say no with, beside the modules' own refusals.</summary>
internal static class AccountRefusals
{
    public static Refusal Stale(AccountRoute route, DateTimeOffset since) => new()
    {
        Reason = ReasonCatalogue.AccountStale,
        Message = $"The accounts of {route.Erp} were last read at {Text(since)}; {route.Store} lets customers owe what was true then.",
        Remedy = "See why the ERP cannot be read. When it lasts, lower by hand in the store what a blocked customer may owe.",
        Facts = [new Fact("ERP", route.Erp.Value), new Fact("read", Text(since))],
    };

    public static Refusal Untold(AccountRoute route, DateTimeOffset since) => new()
    {
        Reason = ReasonCatalogue.AccountStale,
        Message = $"{route.Store} has had accounts to be told since {Text(since)}, and did not take all of them.",
        Remedy = "See why writes to the store do not get through. When it lasts, lower by hand in the store what a blocked customer may owe.",
        Facts = [new Fact("since", Text(since))],
    };

    public static Refusal NoLogins(AccountRoute route) => new()
    {
        Reason = ReasonCatalogue.SystemNotAvailable,
        Message = $"Logins of blocked accounts are to be switched off, and {route.Store} does not offer that.",
        Remedy = "Set SwitchesLoginsOff to false, and block logins in the store by hand; the limit of a blocked account is 0 either way.",
        Facts = [new Fact("store", route.Store.Value)],
    };

    public static Refusal NotInErp(AccountRoute route, CustomerRow row, string? why) => new()
    {
        Reason = ReasonCatalogue.AccountNotInErp,
        Message = why is null ? $"{route.Erp} has no account {row.Customer}, which customer {row.CustomerId} of {route.Store} has." : $"{route.Erp} does not say which its account {row.Customer} is: {why}",
        Remedy = "Correct the customer table, or create the account in the ERP. Until then the store's account stays as it is.",
        Facts = Facts(row),
    };

    public static Refusal LimitUnclear(AccountRoute route, CustomerRow row, CreditLimit limit) => new()
    {
        Reason = ReasonCatalogue.AccountLimitUnclear,
        Message = limit.Kind switch
        {
            CreditLimitKind.Unlimited => $"Account {row.Customer} has no credit limit in {route.Erp}, and nothing says what {route.Store} is to be told for none.",
            CreditLimitKind.Limited => string.Create(CultureInfo.InvariantCulture, $"Account {row.Customer} has a credit limit of {limit.Amount} in {route.Erp}, which {route.Store} is not told for a limit."),
            _ => $"{route.Erp} did not say the credit limit of account {row.Customer}.",
        },
        Remedy = "Give the account a limit above zero in the ERP, block it there, or name in UnlimitedAs or UnlimitedGroups what stands for none. Until then the limit in the store stays as it is.",
        Facts = Facts(row),
    };

    public static Refusal BalanceUnknown(AccountRoute route, CustomerRow row, bool isErps) => new()
    {
        Reason = ReasonCatalogue.AccountBalanceUnknown,
        Message = isErps ? $"{route.Erp} did not say what account {row.Customer} owes." : $"Account {row.Customer} has open orders in another currency than it is kept in, so nobody can say what it owes.",
        Remedy = "See why the ERP does not tell the balance, or correct the policy's currency. Until then the store counts by itself.",
        Facts = Facts(row),
    };

    public static Refusal OverLimitAllowed(AccountRoute route, CustomerRow row, bool isSwitchedOff) => new()
    {
        Reason = ReasonCatalogue.AccountOverLimitAllowed,
        Message = $"Account {row.Customer} is blocked in {route.Erp}, and the settings of {route.Store} let its orders exceed the limit of 0{(isSwitchedOff ? "; its login is switched off" : string.Empty)}.",
        Remedy = "Switch off in the store's settings that orders exceed the limit, or block the login.",
        Facts = Facts(row),
    };

    public static Refusal NotTaken(AccountRoute route, string customerId, string words) => new()
    {
        Reason = ReasonCatalogue.AccountNotTaken,
        Message = $"{route.Store} did not take the account of customer {customerId}.",
        Remedy = "Mend what the store complains of, there or in the customer table; it is written again by itself, at once when the account changes.",
        Facts = [new Fact("customer", customerId), new Fact("the store's words", words)],
    };

    public static Refusal Drift(AccountRoute route, ToldAccount told) => new()
    {
        Reason = ReasonCatalogue.AccountDrift,
        Message = $"Somebody changed the account of customer {told.CustomerId} in {route.Store}: {string.Join(", ", told.Drifts.Select(static d => d.Field))}. It says again what {route.Erp} does.",
        Remedy = $"Change it in {route.Erp}, whose word counts; what is changed in the store is written over.",
        Facts =
        [
            new Fact("customer", told.CustomerId), new Fact("account", told.Account.Value), new Fact("changed", told.DriftAt is { } at ? Text(at) : "not known"), new Fact("seen", Text(told.DriftSeenAt!.Value)),
            .. told.Drifts.SelectMany(static d => new[] { new Fact($"{d.Field} found", d.Found), new Fact($"{d.Field} told", d.Ours) }),
        ],
    };

    private static IReadOnlyList<Fact> Facts(CustomerRow row) => [new Fact("customer", row.CustomerId ?? string.Empty), new Fact("account", row.Customer.Value)];

    private static string Text(DateTimeOffset instant) => instant.ToString("u", CultureInfo.InvariantCulture);
}
