using Connectors.Domain.Ports;
using Connectors.Flows.Rules;

namespace Connectors.Flows.Stock;

/// <summary>Everything besides the case that its conclusions rest on: an immutable snapshot.</summary>
/// <param name="Route">The way of the stock.</param>
/// <param name="Policy">The merchant's choices.</param>
/// <param name="Erp">What the ERP can tell of stock.</param>
/// <param name="Tables">The mapping tables.</param>
/// <param name="Rules">Rules of the host's own, in the order they are asked.</param>
internal sealed record StockContext(StockRoute Route, StockPolicy Policy, ErpStockCapabilities Erp, StockTables Tables, IReadOnlyList<HostRule> Rules)
{
    /// <summary>Whether the ERP's figures can be taken for what may be sold: of one that cannot tell locations apart only when somebody said so.</summary>
    public bool MayPublish => Erp.LocationStock || Policy.TotalIsSellable;
}
