using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Flows.B2BOrders;

/// <summary>The systems the flow works with, by connection.</summary>
/// <param name="Storefronts">The stores.</param>
/// <param name="Erps">The ERPs.</param>
/// <param name="Fulfilments">The ERPs that post what left, as far as they do.</param>
/// <param name="Warehouses">The warehouses.</param>
internal sealed record B2BPorts(
    IReadOnlyDictionary<ConnectionName, IStorefrontOrders> Storefronts,
    IReadOnlyDictionary<ConnectionName, IErp> Erps,
    IReadOnlyDictionary<ConnectionName, IErpFulfilment> Fulfilments,
    IReadOnlyDictionary<ConnectionName, IWarehouse> Warehouses)
{
    /// <summary>The ERPs that have returns, as far as they do.</summary>
    public IReadOnlyDictionary<ConnectionName, IErpReturns> Returns { get; init; } = new Dictionary<ConnectionName, IErpReturns>();

    /// <summary>The ERPs that tell what customers owe, as far as they do.</summary>
    public IReadOnlyDictionary<ConnectionName, IErpReceivables> Receivables { get; init; } = new Dictionary<ConnectionName, IErpReceivables>();
}
