using Connectors.Mirakl.Internal;

namespace Connectors.Mirakl;

/// <summary>Prices of offers, by file. Immutable and thread-safe. Methods throw <see cref="Http.ConnectorException"/> when the call fails.</summary>
public class MiraklPrices : MiraklOperationGroup
{
    internal MiraklPrices(MiraklTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklPrices()
        : base(null)
    {
    }
}
