using Connectors.Patchworks.Internal;

namespace Connectors.Patchworks;

/// <summary>
/// What every group of operations of a <see cref="PatchworksClient"/> is made of. Groups are immutable and thread-safe, and their methods throw
/// <see cref="Http.ConnectorException"/> when a call fails. A test derives from a group and overrides what it needs.
/// </summary>
public abstract class PatchworksOperationGroup
{
    private readonly PatchworksTransport? _transport;

    private protected PatchworksOperationGroup(PatchworksTransport? transport) => _transport = transport;

    private protected PatchworksTransport Transport => _transport ?? throw new InvalidOperationException("This group was made for a test and sends nothing.");
}
