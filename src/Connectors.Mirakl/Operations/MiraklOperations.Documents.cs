using Connectors.Http;

namespace Connectors.Mirakl;

/// <content>Operations of <see cref="MiraklClient.Documents"/>.</content>
public static partial class MiraklOperations
{
    private static IEnumerable<Operation> OfDocuments => [];
}
