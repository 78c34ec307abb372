using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>A sales order of the ERP that is posted at least as far as its goods have left.</summary>
/// <remarks>Value equality does not look into <see cref="Beyond"/>.</remarks>
public sealed record PostedErpDispatch
{
    /// <summary>The order's number that people use.</summary>
    public required string OrderNumber { get; init; }

    /// <summary>Whether the order is gone, because all of it is invoiced.</summary>
    public bool IsOrderGone { get; init; }

    /// <summary>The day it was posted on; null when it was posted before, or the ERP chose the day.</summary>
    public DateOnly? PostedOn { get; init; }

    /// <summary>Goods that were posted beyond what left, by people for one; never null, empty when there are none.</summary>
    public IReadOnlyList<Sku> Beyond { get => field ?? []; init; }
}
