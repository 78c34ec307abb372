using Connectors.Mirakl.Internal;

namespace Connectors.Mirakl;

/// <summary>Files: order documents, the shop's own (KYC) documents, and the invoices that the operator asks the seller to issue. Immutable and thread-safe. Methods throw <see cref="Http.ConnectorException"/> when the call fails.</summary>
public class MiraklDocuments : MiraklOperationGroup
{
    internal MiraklDocuments(MiraklTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklDocuments()
        : base(null)
    {
    }
}
