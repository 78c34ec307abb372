using Connectors.Domain.Customers;
using Connectors.Domain.Ports;

namespace Connectors.Flows.Accounts;

/// <summary>Everything besides the case that its conclusions rest on: an immutable snapshot.</summary>
/// <param name="Route">The way of the accounts.</param>
/// <param name="Policy">The merchant's choices.</param>
/// <param name="Store">What the store can do with accounts.</param>
/// <param name="Customers">Which ERP account each customer of the store has.</param>
internal sealed record AccountContext(AccountRoute Route, AccountPolicy Policy, B2BAccountCapabilities Store, CustomerMap Customers)
{
    /// <summary>Whether logins of blocked accounts are to be switched off, and can be.</summary>
    public bool SwitchesLogins => Policy.SwitchesLoginsOff && Store.SetsStatus;
}
