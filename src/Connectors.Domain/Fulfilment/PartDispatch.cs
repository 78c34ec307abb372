using Connectors.Domain.Values;

namespace Connectors.Domain.Fulfilment;

/// <summary>How far one part of a kit has been sent, in base units of the part.</summary>
/// <param name="Sku">The part.</param>
/// <param name="Ordered">How much the order line needs of it.</param>
/// <param name="Dispatched">How much has left; more than ordered when too much was sent.</param>
public sealed record PartDispatch(Sku Sku, decimal Ordered, decimal Dispatched);
