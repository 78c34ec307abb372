using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Mirakl;

/// <content>Operations of <see cref="MiraklClient.Prices"/>.</content>
public static partial class MiraklOperations
{
    /// <summary>
    /// PRI01 <c>POST /api/offers/pricing/imports</c>: replaces all prices of the offers in the file. A repeat sets the same, unless a newer file
    /// came between. Published: once a minute.
    /// </summary>
    public static Operation ImportPrices { get; } = Write("PRI01", HttpMethod.Post, "api/offers/pricing/imports", RetrySafety.SafeRepeat) with { Limits = [PerHour(60)] };

    /// <summary>PRI02 <c>GET /api/offers/pricing/imports</c>. Published: once a minute.</summary>
    public static Operation GetPriceImports { get; } = Read("PRI02", "api/offers/pricing/imports") with { Limits = [PerHour(60)] };

    /// <summary>PRI03 <c>GET /api/offers/pricing/imports/{import_id}/error_report</c>. Published: once a minute.</summary>
    public static Operation GetPriceImportErrors { get; } = Read("PRI03", "api/offers/pricing/imports/{import_id}/error_report") with { Limits = [PerHour(60)] };

    private static IEnumerable<Operation> OfPrices => [ImportPrices, GetPriceImports, GetPriceImportErrors];
}
