using Connectors.Mirakl.Internal;

namespace Connectors.Mirakl;

/// <summary>
/// What every group of operations of a <see cref="MiraklClient"/> is made of. Groups are immutable and thread-safe, and their methods throw
/// <see cref="Http.ConnectorException"/> when a call fails. A test derives from a group and overrides what it needs.
/// </summary>
public abstract class MiraklOperationGroup
{
    private readonly MiraklTransport? _transport;

    private protected MiraklOperationGroup(MiraklTransport? transport) => _transport = transport;

    private protected MiraklTransport Transport => _transport ?? throw new InvalidOperationException("This group was made for a test and sends nothing.");
}
