using Connectors.Domain.Values;

namespace Connectors.Domain.Payments;

/// <summary>An order of an account that is released, and that the ERP has not booked yet.</summary>
/// <param name="Order">The order.</param>
/// <param name="Total">What it takes of the credit, tax included.</param>
public readonly record struct InFlightOrder(OrderKey Order, Money Total);
