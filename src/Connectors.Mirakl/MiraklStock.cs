using Connectors.Mirakl.Internal;

namespace Connectors.Mirakl;

/// <summary>Stock of offers, by file. Immutable and thread-safe. Methods throw <see cref="Http.ConnectorException"/> when the call fails.</summary>
public class MiraklStock : MiraklOperationGroup
{
    internal MiraklStock(MiraklTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklStock()
        : base(null)
    {
    }
}
