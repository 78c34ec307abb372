using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fulfilment;

/// <summary>What an order line asks for.</summary>
/// <param name="LineId">The line, unique in its order.</param>
/// <param name="Sku">What is to be sent.</param>
/// <param name="Quantity">How many base units; not negative.</param>
public sealed record OrderedLine(OrderLineId LineId, Sku Sku, decimal Quantity)
{
    /// <summary>What each line of a sales order asks for, in order.</summary>
    public static IReadOnlyList<OrderedLine> Of(SalesOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return [.. order.Lines.Select(static l => new OrderedLine(l.LineId, l.Sku, l.Quantity.Value))];
    }
}
