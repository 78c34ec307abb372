using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Mirakl;

/// <content>Operations of <see cref="MiraklClient.Promotions"/>.</content>
public static partial class MiraklOperations
{
    /// <summary>PR01 <c>GET /api/promotions</c>: promotions. Published: at each page display.</summary>
    public static Operation GetPromotions { get; } = Read("PR01", "api/promotions");

    /// <summary>PR03 <c>POST /api/promotions</c>: creates a promotion; look up with PR01. Published: once a minute.</summary>
    public static Operation CreatePromotion { get; } = Write("PR03", HttpMethod.Post, "api/promotions", RetrySafety.Create) with { Limits = [PerMinute(1)] };

    /// <summary>PR04 <c>PUT /api/promotions/{promotion_internal_id}</c>: replaces a promotion's values. Published: once a minute.</summary>
    public static Operation UpdatePromotion { get; } =
        Write("PR04", HttpMethod.Put, "api/promotions/{promotion_internal_id}", RetrySafety.SafeRepeat) with { Limits = [PerMinute(1)] };

    private static IEnumerable<Operation> OfPromotions => [GetPromotions, CreatePromotion, UpdatePromotion];
}
