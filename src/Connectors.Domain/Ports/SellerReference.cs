using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>Our reference for a marketplace order.</summary>
/// <param name="Order">The order.</param>
/// <param name="Reference">The ERP's number of it.</param>
public sealed record SellerReference(OrderKey Order, string Reference);
