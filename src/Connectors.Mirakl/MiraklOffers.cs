using Connectors.Mirakl.Internal;

namespace Connectors.Mirakl;

/// <summary>Offers in full: import, export, look-up. Stock alone goes through <see cref="MiraklStock"/>, prices alone through <see cref="MiraklPrices"/>. Immutable and thread-safe. Methods throw <see cref="Http.ConnectorException"/> when the call fails.</summary>
public class MiraklOffers : MiraklOperationGroup
{
    internal MiraklOffers(MiraklTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklOffers()
        : base(null)
    {
    }
}
