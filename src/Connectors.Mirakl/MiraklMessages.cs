using Connectors.Mirakl.Internal;

namespace Connectors.Mirakl;

/// <summary>Conversations with customers and with the operator. Immutable and thread-safe. Methods throw <see cref="Http.ConnectorException"/> when the call fails.</summary>
public class MiraklMessages : MiraklOperationGroup
{
    internal MiraklMessages(MiraklTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklMessages()
        : base(null)
    {
    }
}
