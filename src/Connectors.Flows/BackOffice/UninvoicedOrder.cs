using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>An order that a business placed on its account, as a row of a side table, until the ERP has invoiced it.</summary>
/// <param name="Customer">The account that it is booked on.</param>
/// <param name="ExternalNumber">Our number on its sales order.</param>
/// <param name="Total">What it takes of the credit, tax included.</param>
internal sealed record UninvoicedOrder(CustomerNumber Customer, string ExternalNumber, Money Total);
