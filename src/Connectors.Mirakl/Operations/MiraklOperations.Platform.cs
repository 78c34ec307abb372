using Connectors.Http;

namespace Connectors.Mirakl;

/// <content>Operations of <see cref="MiraklClient.Platform"/>.</content>
public static partial class MiraklOperations
{
    /// <summary>V01 <c>GET /api/version</c>: health, judged by the status alone.</summary>
    public static Operation CheckHealth { get; } = Read("V01", "api/version");

    /// <summary>A01 <c>GET /api/account</c>: the shop. Published: once a day.</summary>
    public static Operation GetAccount { get; } = Read("A01", "api/account");

    /// <summary>PC01 <c>GET /api/platform/configuration</c>: settings of the platform. Needs a shop administrator's key.</summary>
    public static Operation GetPlatformConfiguration { get; } = Read("PC01", "api/platform/configuration");

    /// <summary>SH21 <c>GET /api/shipping/carriers</c>: registered carriers. Published: once a day.</summary>
    public static Operation GetCarriers { get; } = Read("SH21", "api/shipping/carriers");

    /// <summary>SH12 <c>GET /api/shipping/types</c>: shipping methods. Published: once a day.</summary>
    public static Operation GetShippingTypes { get; } = Read("SH12", "api/shipping/types");

    /// <summary>RE01 <c>GET /api/reasons</c>: reasons. Published: at each page display.</summary>
    public static Operation GetReasons { get; } = Read("RE01", "api/reasons");

    private static IEnumerable<Operation> OfPlatform => [CheckHealth, GetAccount, GetPlatformConfiguration, GetCarriers, GetShippingTypes, GetReasons];
}
