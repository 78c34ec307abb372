using Connectors.Mirakl.Internal;

namespace Connectors.Mirakl;

/// <summary>Returns of goods. They move no money: refund with <see cref="MiraklOrders"/>. Immutable and thread-safe. Methods throw <see cref="Http.ConnectorException"/> when the call fails.</summary>
public class MiraklReturns : MiraklOperationGroup
{
    internal MiraklReturns(MiraklTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklReturns()
        : base(null)
    {
    }
}
