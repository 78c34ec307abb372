namespace Connectors.Domain.Documents;

/// <summary>
/// What left of a sales order so far, all its dispatches together: the ERP is to stand there. It names totals and not what comes on top, so that asking twice posts once.
/// </summary>
/// <remarks>Value equality does not look into <see cref="Lines"/>.</remarks>
public sealed record ErpDispatch
{
    /// <summary>The order as the ERP gave it.</summary>
    public required ErpOrder Order { get; init; }

    /// <summary>What left, each SKU and unit once or several times; never null. Goods that are not named have not left.</summary>
    public IReadOnlyList<ErpDispatchLine> Lines { get => field ?? []; init; }

    /// <summary>Whether the order's charges are posted by now; without it they wait for a later dispatch. Default true.</summary>
    public bool WithCharges { get; init; } = true;

    /// <summary>Whether what left is invoiced by now; false posts shipments alone, where <see cref="Ports.ErpFulfilmentCapabilities.ShipsAlone"/>. Default true.</summary>
    public bool WithInvoice { get; init; } = true;

    /// <summary>
    /// When the last of it left, UTC: it is posted on that day in the company's own zone, or on the first after it on which the ERP's books are open. Null for the day that the order has in
    /// the ERP.
    /// </summary>
    public DateTimeOffset? LeftAt { get; init; }
}
