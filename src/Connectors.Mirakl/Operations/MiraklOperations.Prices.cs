using Connectors.Http;

namespace Connectors.Mirakl;

/// <content>Operations of <see cref="MiraklClient.Prices"/>.</content>
public static partial class MiraklOperations
{
    private static IEnumerable<Operation> OfPrices => [];
}
