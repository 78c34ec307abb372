using Connectors.Domain.Values;

namespace Connectors.Domain.Customers;

/// <summary>Which account group of the ERP a store's customer group is.</summary>
/// <param name="Connection">Connection of the store.</param>
/// <param name="Group">The store's customer group; compared exactly.</param>
/// <param name="AccountGroup">The ERP's group of accounts: those that share prices, terms and tax.</param>
public sealed record CustomerGroupRow(ConnectionName Connection, string Group, string AccountGroup);
