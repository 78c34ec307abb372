using Connectors.Domain.Documents;
using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fulfilment;

/// <summary>What an order line asks for.</summary>
/// <param name="LineId">The line, unique in its order.</param>
/// <param name="Sku">What is to be sent.</param>
/// <param name="Quantity">How many base units; not negative.</param>
/// <remarks>Value equality does not look into <see cref="Parts"/>.</remarks>
public sealed record OrderedLine(OrderLineId LineId, Sku Sku, decimal Quantity)
{
    /// <summary>What one base unit of a kit consists of, each part once; empty when the line is no kit. Never null.</summary>
    public IReadOnlyList<KitPart> Parts { get => field ?? []; init; }

    /// <summary>What each line of a sales order asks for, in order.</summary>
    public static IReadOnlyList<OrderedLine> Of(SalesOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return [.. order.Lines.Select(static l => Of(l, l.Quantity.Value))];
    }

    /// <summary>
    /// What each line of a sales order still asks for, in order: never more than was ordered, and less where the marketplace has reduced, cancelled or refused
    /// the line since. A line that it no longer shows asks for nothing.
    /// </summary>
    /// <param name="order">The order as it was mapped.</param>
    /// <param name="now">The same order as the marketplace shows it now.</param>
    public static IReadOnlyList<OrderedLine> Of(SalesOrder order, MarketplaceOrder now)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(now);
        var wanted = now.Lines
            .Where(static l => !l.IsWithdrawn)
            .GroupBy(static l => l.LineId)
            .ToDictionary(static g => g.Key, static g => Math.Max(0m, g.First().Quantity));
        return Of(order, wanted);
    }

    /// <summary>What each line of a sales order still asks for, in order, by how many of its packs are still wanted: never more than was ordered. A line that is not named asks for nothing.</summary>
    /// <param name="order">The order as it was mapped.</param>
    /// <param name="wanted">How many packs of each line are wanted now.</param>
    public static IReadOnlyList<OrderedLine> Of(SalesOrder order, IReadOnlyDictionary<OrderLineId, decimal> wanted)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(wanted);
        return [.. order.Lines.Select(l => Of(l, Wanted(l, wanted.GetValueOrDefault(l.LineId))))];
    }

    private static OrderedLine Of(SalesOrderLine line, decimal quantity) =>
        line.Parts.Count == 0 ? new OrderedLine(line.LineId, line.Sku, quantity) : new OrderedLine(line.LineId, line.Sku, quantity) { Parts = line.Parts };

    private static decimal Wanted(SalesOrderLine line, decimal packs)
    {
        if (packs >= line.Ordered.Count)
            return line.Quantity.Value;
        var ratio = line.Ordered.BaseUnitsPerPack;
        return decimal.Round(packs * ratio.Numerator / ratio.Denominator, Exact.MaxDecimals, MidpointRounding.AwayFromZero);
    }
}
