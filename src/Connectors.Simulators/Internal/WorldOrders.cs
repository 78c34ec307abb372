namespace Connectors.Simulators.Internal;

/// <summary>The orders of the world by the references under which other systems know them. Used under the lock of the world.</summary>
internal sealed class WorldOrders
{
    private readonly Dictionary<string, WorldOrder> _byId = new(StringComparer.OrdinalIgnoreCase);

    public void Add(WorldOrder order) => _byId.Add(order.OrderId, order);

    /// <summary>
    /// The order that a reference in another system means: the order id itself, or the id behind a connection name
    /// (<c>bq:12345-A</c>), either with a part number behind a slash.
    /// </summary>
    public WorldOrder? Behind(string reference)
    {
        var text = reference[(reference.LastIndexOf(':') + 1)..];
        return _byId.GetValueOrDefault(text) ?? (text.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? _byId.GetValueOrDefault(text[..slash]) : null);
    }
}
