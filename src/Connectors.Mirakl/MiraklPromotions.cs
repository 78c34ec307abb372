using Connectors.Mirakl.Internal;

namespace Connectors.Mirakl;

/// <summary>Promotions of the seller. Immutable and thread-safe. Methods throw <see cref="Http.ConnectorException"/> when the call fails.</summary>
public class MiraklPromotions : MiraklOperationGroup
{
    internal MiraklPromotions(MiraklTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklPromotions()
        : base(null)
    {
    }
}
