using Connectors.SparkLayer.Internal;

namespace Connectors.SparkLayer;

/// <summary>
/// What every group of operations of a <see cref="SparkLayerClient"/> is made of. Groups are immutable and thread-safe, and their methods throw
/// <see cref="Http.ConnectorException"/> when a call fails. A test derives from a group and overrides what it needs.
/// </summary>
public abstract class SparkLayerOperationGroup
{
    private readonly SparkLayerTransport? _transport;

    private protected SparkLayerOperationGroup(SparkLayerTransport? transport) => _transport = transport;

    private protected SparkLayerTransport Transport => _transport ?? throw new InvalidOperationException("This group was made for a test and sends nothing.");
}
