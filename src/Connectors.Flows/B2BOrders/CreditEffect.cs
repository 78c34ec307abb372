namespace Connectors.Flows.B2BOrders;

/// <summary>Read the account in the ERP.</summary>
/// <param name="Reading">Our own number of the reading.</param>
internal sealed record CreditEffect(int Reading);
