using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>An order that is called off in the store as a whole, before anything of it left. Nothing is paid back by it.</summary>
/// <param name="Order">The order.</param>
/// <param name="Note">Why, for people in the store: no personal data; null for nothing.</param>
/// <param name="NotifiesCustomer">Whether the store writes to the customer.</param>
public sealed record StorefrontCancellation(OrderKey Order, string? Note = null, bool NotifiesCustomer = false);
