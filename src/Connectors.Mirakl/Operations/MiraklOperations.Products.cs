using Connectors.Http;

namespace Connectors.Mirakl;

/// <content>Operations of <see cref="MiraklClient.Products"/>.</content>
public static partial class MiraklOperations
{
    private static IEnumerable<Operation> OfProducts => [];
}
