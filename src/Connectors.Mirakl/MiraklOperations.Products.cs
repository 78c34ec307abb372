using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Mirakl;

/// <content>Operations of <see cref="MiraklClient.Products"/>. What is published for once an hour has no limit here: it is asked for by category or list.</content>
public static partial class MiraklOperations
{
    /// <summary>P31 <c>GET /api/products</c>. Published: at each page display.</summary>
    public static Operation GetProducts { get; } = Read("P31", "api/products");

    /// <summary>P41 <c>POST /api/products/imports</c>: a repeat imports the file again, which the operator's team sees twice. Published: once in 15 minutes.</summary>
    public static Operation ImportProducts { get; } = Write("P41", HttpMethod.Post, "api/products/imports", RetrySafety.Create) with { Limits = [PerHour(4)] };

    /// <summary>P42 <c>GET /api/products/imports/{import}</c>. Published: once a minute.</summary>
    public static Operation GetProductImport { get; } = Read("P42", "api/products/imports/{import}") with { Limits = [PerHour(60)] };

    /// <summary>P44 <c>GET /api/products/imports/{import}/error_report</c>.</summary>
    public static Operation GetProductImportErrors { get; } = Read("P44", "api/products/imports/{import}/error_report");

    /// <summary>P45 <c>GET /api/products/imports/{import}/new_product_report</c>.</summary>
    public static Operation GetNewProductReport { get; } = Read("P45", "api/products/imports/{import}/new_product_report");

    /// <summary>P46 <c>GET /api/products/imports/{import}/transformed_file</c>.</summary>
    public static Operation GetTransformedProducts { get; } = Read("P46", "api/products/imports/{import}/transformed_file");

    /// <summary>P47 <c>GET /api/products/imports/{import}/transformation_error_report</c>.</summary>
    public static Operation GetProductTransformationErrors { get; } = Read("P47", "api/products/imports/{import}/transformation_error_report");

    /// <summary>P51 <c>GET /api/products/imports</c>. Published: once a minute.</summary>
    public static Operation GetProductImports { get; } = Read("P51", "api/products/imports") with { Limits = [PerHour(60)] };

    /// <summary>H11 <c>GET /api/hierarchies</c>. Published: once an hour.</summary>
    public static Operation GetCategories { get; } = Read("H11", "api/hierarchies");

    /// <summary>PM11 <c>GET /api/products/attributes</c>. Published: once an hour.</summary>
    public static Operation GetProductAttributes { get; } = Read("PM11", "api/products/attributes");

    /// <summary>VL11 <c>GET /api/values_lists</c>. Published: once an hour.</summary>
    public static Operation GetValueLists { get; } = Read("VL11", "api/values_lists");

    private static IEnumerable<Operation> OfProducts =>
    [
        GetProducts, ImportProducts, GetProductImport, GetProductImportErrors, GetNewProductReport, GetTransformedProducts,
        GetProductTransformationErrors, GetProductImports, GetCategories, GetProductAttributes, GetValueLists,
    ];
}
