using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>Goods that an order is going to take from stock.</summary>
/// <param name="LineId">The order's line.</param>
/// <param name="Sku">Whose stock: of a kit its parts, each for itself.</param>
/// <param name="Quantity">Base units.</param>
public sealed record ReservedGoods(OrderLineId LineId, Sku Sku, decimal Quantity)
{
    /// <summary>What a line takes.</summary>
    internal static IEnumerable<ReservedGoods> Of(SalesOrderLine line) => line.Parts.Count == 0
        ? [new ReservedGoods(line.LineId, line.Sku, line.Quantity.Value)]
        : line.Parts.Select(p => new ReservedGoods(line.LineId, p.Sku, p.Quantity * line.Quantity.Value));
}
