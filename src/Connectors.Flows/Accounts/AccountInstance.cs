using Connectors.Domain.Customers;

namespace Connectors.Flows.Accounts;

/// <summary>Routes with the choices that hold for them. A host may have several; each store belongs to one.</summary>
/// <param name="Routes">The ways of the accounts.</param>
/// <param name="Policy">The merchant's choices.</param>
/// <param name="Customers">Gives the customer table now in force.</param>
internal sealed record AccountInstance(IReadOnlyCollection<AccountRoute> Routes, AccountPolicy Policy, Func<CustomerMap> Customers);
