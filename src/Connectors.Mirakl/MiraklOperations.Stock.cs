using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Mirakl;

/// <content>Operations of <see cref="MiraklClient.Stock"/>.</content>
public static partial class MiraklOperations
{
    /// <summary>
    /// STO01 <c>POST /api/offers/stock/imports</c>: sets quantities by file. A repeat sets the same, unless a newer file came between. Published: once a minute.
    /// </summary>
    public static Operation ImportStock { get; } = Write("STO01", HttpMethod.Post, "api/offers/stock/imports", RetrySafety.SafeRepeat) with { Limits = [PerHour(60)] };

    /// <summary>STO02 <c>GET /api/offers/stock/imports/{import_id}/status</c>. Published: once in 15 seconds.</summary>
    public static Operation GetStockImport { get; } = Read("STO02", "api/offers/stock/imports/{import_id}/status") with { Limits = [PerHour(240)] };

    /// <summary>STO03 <c>GET /api/offers/stock/imports/{import_id}/error_report</c>. Published: once a minute.</summary>
    public static Operation GetStockImportErrors { get; } = Read("STO03", "api/offers/stock/imports/{import_id}/error_report") with { Limits = [PerHour(60)] };

    private static IEnumerable<Operation> OfStock => [ImportStock, GetStockImport, GetStockImportErrors];
}
