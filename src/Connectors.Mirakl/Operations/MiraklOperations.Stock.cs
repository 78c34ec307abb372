using Connectors.Http;

namespace Connectors.Mirakl;

/// <content>Operations of <see cref="MiraklClient.Stock"/>.</content>
public static partial class MiraklOperations
{
    private static IEnumerable<Operation> OfStock => [];
}
