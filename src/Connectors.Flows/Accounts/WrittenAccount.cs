namespace Connectors.Flows.Accounts;

/// <summary>What came of writing one account.</summary>
/// <param name="CustomerId">The store's id of the customer.</param>
/// <param name="Told">As it is kept from now on.</param>
internal sealed record WrittenAccount(string CustomerId, ToldAccount Told);
