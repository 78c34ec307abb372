using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Mirakl;

/// <content>Operations of <see cref="MiraklClient.Offers"/>.</content>
public static partial class MiraklOperations
{
    /// <summary>OF01 <c>POST /api/offers/imports</c> with offers alone. An equal file that is under way is not taken twice. Published: once a minute.</summary>
    public static Operation ImportOffers { get; } = Write("OF01", HttpMethod.Post, "api/offers/imports", RetrySafety.SafeRepeat) with { Limits = [PerHour(60)] };

    /// <summary>OF01 <c>POST /api/offers/imports</c> with products too. Published: once in 15 minutes.</summary>
    public static Operation ImportOffersWithProducts { get; } = ImportOffers with { Budget = "OF01 with products", Limits = [PerHour(4)] };

    /// <summary>OF02 <c>GET /api/offers/imports/{import}</c>. Published: once a minute.</summary>
    public static Operation GetOfferImport { get; } = Read("OF02", "api/offers/imports/{import}") with { Limits = [PerHour(60)] };

    /// <summary>OF03 <c>GET /api/offers/imports/{import}/error_report</c>. Published: once a minute.</summary>
    public static Operation GetOfferImportErrors { get; } = Read("OF03", "api/offers/imports/{import}/error_report") with { Limits = [PerHour(60)] };

    /// <summary>OF04 <c>GET /api/offers/imports</c>. Published: once a minute.</summary>
    public static Operation GetOfferImports { get; } = Read("OF04", "api/offers/imports") with { Limits = [PerHour(60)] };

    /// <summary>OF21 <c>GET /api/offers</c>. Published: at each page display.</summary>
    public static Operation GetOffers { get; } = Read("OF21", "api/offers");

    /// <summary>OF22 <c>GET /api/offers/{offer}</c>. Published: at each page display.</summary>
    public static Operation GetOffer { get; } = Read("OF22", "api/offers/{offer}");

    /// <summary>OF24 <c>POST /api/offers</c>: sets offers in full. An equal request that is under way is not taken twice. Published: once a minute.</summary>
    public static Operation UpsertOffers { get; } = Write("OF24", HttpMethod.Post, "api/offers", RetrySafety.SafeRepeat) with { Limits = [PerHour(60)] };

    /// <summary>OF52 <c>POST /api/offers/export/async</c>: an equal request that is under way gives its tracking id. Published: once a minute, full exports once a day.</summary>
    public static Operation StartOfferExport { get; } = Write("OF52", HttpMethod.Post, "api/offers/export/async", RetrySafety.SafeRepeat) with { Limits = [PerHour(60)] };

    /// <summary>OF53 <c>GET /api/offers/export/async/status/{tracking_id}</c>. Published: once in 10 seconds.</summary>
    public static Operation GetOfferExport { get; } = Read("OF53", "api/offers/export/async/status/{tracking_id}") with { Limits = [PerHour(360)] };

    /// <summary>OF54 <c>GET</c> of an address that OF53 gave; the path here only names it.</summary>
    public static Operation DownloadOfferExport { get; } = Read("OF54", "dynamic-url/The+URL+is+retrieved+from+OF53+output/OF54");

    /// <summary>P11 <c>GET /api/products/offers</c>. Published: at each page display.</summary>
    public static Operation GetProductOffers { get; } = Read("P11", "api/products/offers");

    private static IEnumerable<Operation> OfOffers =>
    [
        ImportOffers, ImportOffersWithProducts, GetOfferImport, GetOfferImportErrors, GetOfferImports, GetOffers, GetOffer, UpsertOffers,
        StartOfferExport, GetOfferExport, DownloadOfferExport, GetProductOffers,
    ];
}
