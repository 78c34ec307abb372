using Connectors.Mirakl.Internal;

namespace Connectors.Mirakl;

/// <summary>Money: transaction lines, billing cycles and the operator's accounting documents. Immutable and thread-safe. Methods throw <see cref="Http.ConnectorException"/> when the call fails.</summary>
public class MiraklPayments : MiraklOperationGroup
{
    internal MiraklPayments(MiraklTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklPayments()
        : base(null)
    {
    }
}
