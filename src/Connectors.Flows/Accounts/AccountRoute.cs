using Connectors.Domain.Values;

namespace Connectors.Flows.Accounts;

/// <summary>The way of what customers may owe: out of which ERP, into which B2B store.</summary>
/// <param name="Store">Where buyers order on account, as the customer table names it.</param>
/// <param name="Erp">Whose word counts, and in which the store's orders are booked.</param>
public sealed record AccountRoute(ConnectionName Store, ConnectionName Erp);
