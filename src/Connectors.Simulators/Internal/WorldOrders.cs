using Connectors.Simulators.Ledger;

namespace Connectors.Simulators.Internal;

/// <summary>The orders of the world by the references under which other systems know them. Used under the lock of the world.</summary>
internal sealed class WorldOrders
{
    private readonly Dictionary<string, WorldOrder> _byId = new(StringComparer.OrdinalIgnoreCase);

    public void Add(WorldOrder order) => _byId.Add(order.OrderId, order);

    /// <summary>The order that a reference in another system means; null when it means none.</summary>
    public WorldOrder? Behind(string reference) => OrderReference.Resolve(reference, _byId);
}
