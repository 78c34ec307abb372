using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Mirakl;

/// <content>Operations of <see cref="MiraklClient.Platform"/>.</content>
public static partial class MiraklOperations
{
    /// <summary>V01 <c>GET /api/version</c>: health, judged by the status alone.</summary>
    public static Operation CheckHealth { get; } = Read("V01", "api/version");

    /// <summary>A01 <c>GET /api/account</c>: the shop. Published: once a day.</summary>
    public static Operation GetAccount { get; } = Read("A01", "api/account");

    /// <summary>A02 <c>PUT /api/account</c>: changes the shop; the same values twice have the same effect. Published: once a day.</summary>
    public static Operation UpdateAccount { get; } = Write("A02", HttpMethod.Put, "api/account", RetrySafety.SafeRepeat);

    /// <summary>A21 <c>GET /api/account/statistics</c>: how the shop performs. Published: once a day.</summary>
    public static Operation GetShopStatistics { get; } = Read("A21", "api/account/statistics");

    /// <summary>PC01 <c>GET /api/platform/configuration</c>: settings of the platform. Needs a shop administrator's key.</summary>
    public static Operation GetPlatformConfiguration { get; } = Read("PC01", "api/platform/configuration");

    /// <summary>AF01 <c>GET /api/additional_fields</c>: custom fields. Published: once a day.</summary>
    public static Operation GetAdditionalFields { get; } = Read("AF01", "api/additional_fields");

    /// <summary>CH11 <c>GET /api/channels</c>: channels. Published: once a day.</summary>
    public static Operation GetChannels { get; } = Read("CH11", "api/channels");

    /// <summary>CUR01 <c>GET /api/currencies</c>: currencies. Published: once a day.</summary>
    public static Operation GetCurrencies { get; } = Read("CUR01", "api/currencies");

    /// <summary>DO01 <c>GET /api/documents</c>: types of documents. Published: once a day.</summary>
    public static Operation GetDocumentTypes { get; } = Read("DO01", "api/documents");

    /// <summary>L01 <c>GET /api/locales</c>: languages. Published: once a day.</summary>
    public static Operation GetLocales { get; } = Read("L01", "api/locales");

    /// <summary>OF61 <c>GET /api/offers/states</c>: conditions of offers. Published: once a day.</summary>
    public static Operation GetOfferConditions { get; } = Read("OF61", "api/offers/states");

    /// <summary>RE01 <c>GET /api/reasons</c>: reasons. Published: at each page display.</summary>
    public static Operation GetReasons { get; } = Read("RE01", "api/reasons");

    /// <summary>RO02 <c>GET /api/users/shops/roles</c>: roles of users. Published: at each page display.</summary>
    public static Operation GetRoles { get; } = Read("RO02", "api/users/shops/roles");

    /// <summary>SH11 <c>GET /api/shipping/zones</c>: shipping zones. Published: once a day.</summary>
    public static Operation GetShippingZones { get; } = Read("SH11", "api/shipping/zones");

    /// <summary>SH12 <c>GET /api/shipping/types</c>: shipping methods. Published: once a day.</summary>
    public static Operation GetShippingTypes { get; } = Read("SH12", "api/shipping/types");

    /// <summary>SH21 <c>GET /api/shipping/carriers</c>: registered carriers. Published: once a day.</summary>
    public static Operation GetCarriers { get; } = Read("SH21", "api/shipping/carriers");

    /// <summary>SH31 <c>GET /api/shipping/logistic_classes</c>: logistic classes. Published: once a day.</summary>
    public static Operation GetLogisticClasses { get; } = Read("SH31", "api/shipping/logistic_classes");

    /// <summary>SH42 <c>GET /api/shipping/configuration/shop</c>: how the shop ships. Published: every hour.</summary>
    public static Operation GetShippingConfiguration { get; } = Read("SH42", "api/shipping/configuration/shop");

    /// <summary>SH52 <c>GET /api/shipping/charges/shop</c>: what the shop charges for shipping. Published: every hour.</summary>
    public static Operation GetShippingCharges { get; } = Read("SH52", "api/shipping/charges/shop");

    private static IEnumerable<Operation> OfPlatform =>
    [
        CheckHealth, GetAccount, UpdateAccount, GetShopStatistics, GetPlatformConfiguration, GetAdditionalFields, GetChannels, GetCurrencies, GetDocumentTypes,
        GetLocales, GetOfferConditions, GetReasons, GetRoles, GetShippingZones, GetShippingTypes, GetCarriers, GetLogisticClasses, GetShippingConfiguration, GetShippingCharges,
    ];
}
