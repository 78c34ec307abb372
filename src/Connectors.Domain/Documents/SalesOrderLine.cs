using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Goods on a sales order.</summary>
/// <remarks>Value equality does not look into <see cref="Parts"/>.</remarks>

public sealed record SalesOrderLine
{
    /// <summary>The origin's line id, by which dispatches are told apart.</summary>
    public required OrderLineId LineId { get; init; }

    /// <summary>What is sold.</summary>
    public required Sku Sku { get; init; }

    /// <summary>What it is, for people; empty when not given.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>How much, in the item's base unit.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>What the buyer saw; the price is per pack of it, so that money is conserved.</summary>
    public required OrderedPack Ordered { get; init; }

    /// <summary>Price of the whole line.</summary>
    public required Money Amount { get; init; }

    /// <summary>Tax on the line as the origin computed it; null when the origin gave none.</summary>
    public Money? Tax { get; init; }

    /// <summary>
    /// What one base unit of a kit consists of, as it was when the order was mapped: the warehouse is asked for the parts. Empty when <see cref="Sku"/> is no kit. Never null.
    /// </summary>
    public IReadOnlyList<KitPart> Parts { get => field ?? []; init => field = value is { Count: > 0 } ? value : null; }
}
