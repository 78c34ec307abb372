using Connectors.Shopify.Internal;

namespace Connectors.Shopify;

/// <summary>
/// What every group of operations of a <see cref="ShopifyClient"/> is made of. Groups are immutable and thread-safe, and their methods throw
/// <see cref="Http.ConnectorException"/> when a call fails. A test derives from a group and overrides what it needs.
/// </summary>
public abstract class ShopifyOperationGroup
{
    private readonly ShopifyTransport? _transport;

    private protected ShopifyOperationGroup(ShopifyTransport? transport) => _transport = transport;

    private protected ShopifyTransport Transport => _transport ?? throw new InvalidOperationException("This group was made for a test and sends nothing.");
}
