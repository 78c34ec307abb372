using Connectors.Http;

namespace Connectors.Mirakl;

/// <content>Operations of <see cref="MiraklClient.Promotions"/>.</content>
public static partial class MiraklOperations
{
    private static IEnumerable<Operation> OfPromotions => [];
}
