using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fulfilment;

/// <summary>Goods of one order line in one part of the order.</summary>
/// <param name="LineId">The order line.</param>
/// <param name="Sku">What is sent.</param>
/// <param name="Quantity">How many base units; above zero.</param>
/// <param name="BaseUnitsPerPack">Base units in one of the pack that was ordered.</param>
/// <param name="Amount">This part's share of the line's price, discounts taken off.</param>
/// <param name="Tax">Its share of the line's tax; null when the origin gave none.</param>
/// <remarks>Value equality does not look into <see cref="Parts"/>.</remarks>
public sealed record OrderPartLine(OrderLineId LineId, Sku Sku, decimal Quantity, Ratio BaseUnitsPerPack, Money Amount, Money? Tax)
{
    /// <summary>What one base unit of a kit consists of; empty when the line is no kit. Never null.</summary>
    public IReadOnlyList<KitPart> Parts { get => field ?? []; init => field = value is { Count: > 0 } ? value : null; }
}
