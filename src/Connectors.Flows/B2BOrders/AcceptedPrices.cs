namespace Connectors.Flows.B2BOrders;

/// <summary>A person's word that an order is to be booked at the prices that it was sold at.</summary>
/// <param name="By">Who says so: a role or an account.</param>
/// <param name="Of">The prices at that time, in short: for others the word does not hold.</param>
public sealed record AcceptedPrices(string By, string Of);
