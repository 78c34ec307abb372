using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>Goods that an order is going to take from stock.</summary>
/// <param name="LineId">The order's line.</param>
/// <param name="Sku">Whose stock: of a kit its parts, each for itself.</param>
/// <param name="Quantity">Base units.</param>
public sealed record ReservedGoods(OrderLineId LineId, Sku Sku, decimal Quantity)
{
    /// <summary>What a line takes.</summary>
    internal static IEnumerable<ReservedGoods> Of(SalesOrderLine line) => Of(line.LineId, line.Sku, line.Quantity.Value, line.Parts);

    /// <summary>What a line takes of a part of the order.</summary>
    internal static IEnumerable<ReservedGoods> Of(OrderPartLine line) => Of(line.LineId, line.Sku, line.Quantity, line.Parts);

    private static IEnumerable<ReservedGoods> Of(OrderLineId line, Sku sku, decimal quantity, IReadOnlyList<KitPart> parts) =>
        parts.Count == 0 ? [new ReservedGoods(line, sku, quantity)] : parts.Select(p => new ReservedGoods(line, p.Sku, p.Quantity * quantity));
}
