using Connectors.Mirakl.Internal;

namespace Connectors.Mirakl;

/// <summary>The catalogue: categories, attributes, values, product look-up and product imports. Immutable and thread-safe. Methods throw <see cref="Http.ConnectorException"/> when the call fails.</summary>
public class MiraklProducts : MiraklOperationGroup
{
    internal MiraklProducts(MiraklTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklProducts()
        : base(null)
    {
    }
}
