using System.Globalization;
using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl;

/// <summary>The operator's catalogue. Immutable and thread-safe. Methods throw <see cref="ConnectorException"/> when the call fails.</summary>
public class MiraklProducts : MiraklOperationGroup
{
    /// <summary>Most products in one call of P31.</summary>
    public const int MaxProductsPerCall = 100;

    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    internal MiraklProducts(MiraklTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklProducts()
        : base(null)
    {
    }

    /// <summary>Looks products up by their identifiers. P31 <c>GET /api/products</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="keys">1 to 100 identifiers of kinds the operator knows, for example EAN; SKUs are refused.</param>
    /// <param name="locale">Language of names, for example <c>en_GB</c>; null for the default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The products that exist, by SKU; one can come several times, once for each identifier. At most 100.</returns>
    /// <exception cref="ArgumentException">There are no identifiers, or more than 100, or one is blank or holds a bar or a comma.</exception>
    public virtual async Task<ItemList<Product>> GetProductsAsync(IReadOnlyCollection<ProductKey> keys, string? locale = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Count is 0 or > MaxProductsPerCall)
            throw new ArgumentException("1 to 100 products can be looked up in one call.", nameof(keys));
        var request = Transport.Call(MiraklOperations.GetProducts).QueryJoined("product_references", keys.Select(static k => k.Joined)).Query("locale", locale);
        return await Transport.SendForListAsync(request, MiraklJsonContext.Default.ProductList, Lists.Products, static l => l.Products, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Sends a file of products. P41 <c>POST /api/products/imports</c>; <see cref="RetrySafety.Create"/>: after an unknown outcome
    /// <see cref="FindImportAsync"/> tells what can be told.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Id of the import. That it was taken says nothing of its products yet.</returns>
    /// <exception cref="ArgumentException">The name of the file is not US-ASCII, or holds a quote or a path.</exception>
    public virtual async Task<long> StartImportAsync(ProductFile file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var form = new MultipartFormDataContent()
            .WithFile("file", file.FileName, file.Content)
            .With("operator_format", file.OperatorFormat)
            .With("conversion_type", file.ConversionType);
        if (file.ConversionOptions is { } options)
            form.WithJson("conversion_options", JsonSerializer.SerializeToUtf8Bytes(options, MiraklJsonContext.Default.ProductConversionOptions));
        return (await Transport.StartNumberedImportAsync(Transport.Call(MiraklOperations.ImportProducts).Content(form), cancellationToken).ConfigureAwait(false)).ImportId!.Value;
    }

    /// <summary>
    /// Whether a file of products was taken since the attempt began. The platform does not show whose file an import was, so one that was taken since proves nothing.
    /// P51 <c>GET /api/products/imports</c>; <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="since">When the attempt began.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>Never found: absent when no import was taken since, otherwise nobody can tell.</returns>
    public virtual async Task<LookupResult<ProductImport>> FindImportAsync(DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        var earliest = since - OrderLookup.ClockSkew;
        await foreach (var import in GetImportsAsync(new ProductImportFilter { LastRequestDate = earliest }, cancellationToken).ConfigureAwait(false))
        {
            if (import.DateCreated is not { } created || created >= earliest)
                return new LookupResult<ProductImport>.CannotTell($"Import {Text(import.ImportId)} was taken since, but the platform does not show whose file it was.");
        }

        return new LookupResult<ProductImport>.Absent();
    }

    /// <summary>Lists imports, oldest first. P51 <c>GET /api/products/imports</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <returns>Pages of at most 100, by offset: a continuation token is the number of items already read.</returns>
    public virtual AsyncPageable<ProductImport> GetImportsAsync(ProductImportFilter? filter = null, CancellationToken cancellationToken = default) =>
        Transport.ByOffset(
            () => Filtered(filter ?? new()), MiraklJsonContext.Default.ProductImportPage, Lists.ProductImports, static p => (p.ProductImportTrackings, p.TotalCount), static i => Text(i.ImportId), 100, cancellationToken);

    /// <summary>Asks how an import stands. P42 <c>GET /api/products/imports/{import}</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="importId">The import.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ProductImport> GetImportAsync(long importId, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Call(MiraklOperations.GetProductImport, importId), MiraklJsonContext.Default.ProductImport, cancellationToken);

    /// <summary>
    /// Waits until the platform is done with an import: it has ended, or all its lines are turned into the operator's format and the operator's team
    /// has them (<c>SENT</c>), which can last days. At most <see cref="MiraklClientOptions.JobTimeout"/>. P42 every minute.
    /// </summary>
    /// <param name="importId">The import.</param>
    /// <param name="cancellationToken">Cancels the waiting; the import goes on.</param>
    /// <exception cref="MiraklJobException">It did not come so far in time, or could not be asked about.</exception>
    public virtual Task<ProductImport> WaitForImportAsync(long importId, CancellationToken cancellationToken = default) =>
        Transport.WaitAsync<ProductImport>(
            MiraklOperations.GetProductImport, Pace, Text(importId),
            async ct => await GetImportAsync(importId, ct).ConfigureAwait(false), static i => i.Status.IsFinal || IsWithOperator(i), cancellationToken);

    /// <summary>
    /// Downloads the products that were not taken. P44 <c>GET /api/products/imports/{import}/error_report</c>; <see cref="RetrySafety.Read"/>.
    /// CSV, or in the operator's own format.
    /// </summary>
    /// <param name="importId">An import whose <see cref="ProductImport.HasErrorReport"/> is true.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ConnectorDownload> DownloadErrorReportAsync(long importId, CancellationToken cancellationToken = default) =>
        DownloadAsync(MiraklOperations.GetProductImportErrors, importId, cancellationToken);

    /// <summary>
    /// Downloads the products that were taken. P45 <c>GET /api/products/imports/{import}/new_product_report</c>; <see cref="RetrySafety.Read"/>.
    /// CSV, or in the operator's own format.
    /// </summary>
    /// <param name="importId">An import whose <see cref="ProductImport.HasNewProductReport"/> is true.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ConnectorDownload> DownloadNewProductReportAsync(long importId, CancellationToken cancellationToken = default) =>
        DownloadAsync(MiraklOperations.GetNewProductReport, importId, cancellationToken);

    /// <summary>Downloads the file in the operator's format, CSV. P46 <c>GET /api/products/imports/{import}/transformed_file</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="importId">An import whose <see cref="ProductImport.HasTransformedFile"/> is true.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ConnectorDownload> DownloadTransformedFileAsync(long importId, CancellationToken cancellationToken = default) =>
        DownloadAsync(MiraklOperations.GetTransformedProducts, importId, cancellationToken);

    /// <summary>
    /// Downloads the lines that could not be turned into the operator's format, in the format they were sent in.
    /// P47 <c>GET /api/products/imports/{import}/transformation_error_report</c>; <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="importId">An import whose <see cref="ProductImport.HasTransformationErrorReport"/> is true.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ConnectorDownload> DownloadTransformationErrorReportAsync(long importId, CancellationToken cancellationToken = default) =>
        DownloadAsync(MiraklOperations.GetProductTransformationErrors, importId, cancellationToken);

    /// <summary>Reads a downloaded report row by row as it arrives, where it is CSV; its separator is found out.</summary>
    /// <param name="report">A report of this group; disposed by the caller.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ConnectorException">The report broke off or is no CSV.</exception>
    public virtual IAsyncEnumerable<FileRow> ReadRowsAsync(ConnectorDownload report, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        return CsvFiles.ReadAsync(report.Content, null, cancellationToken);
    }

    /// <summary>Lists categories. H11 <c>GET /api/hierarchies</c>, published for once an hour; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="categoryCode">The category at the top; null for all.</param>
    /// <param name="maxLevel">How many levels below it; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The categories, never null; <see cref="Category.ParentCode"/> makes a tree of them.</returns>
    public virtual async Task<ItemList<Category>> GetCategoriesAsync(string? categoryCode = null, int? maxLevel = null, CancellationToken cancellationToken = default)
    {
        var request = Transport.Call(MiraklOperations.GetCategories).Query("hierarchy", categoryCode).Query("max_level", (long?)maxLevel);
        return await Transport.SendForListAsync(request, MiraklJsonContext.Default.CategoryList, Lists.Categories, static l => l.Hierarchies, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Lists the attributes that products have. PM11 <c>GET /api/products/attributes</c>, published for once an hour; <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotAvailableException">The platform does not offer this operation.</exception>
    public virtual async Task<ItemList<ProductAttribute>> GetAttributesAsync(ProductAttributeFilter? filter = null, CancellationToken cancellationToken = default)
    {
        filter ??= new();
        var request = Transport.Call(MiraklOperations.GetProductAttributes)
            .Query("hierarchy", filter.CategoryCode)
            .Query("max_level", (long?)filter.MaxLevel)
            .Query("all_operator_attributes", filter.AllOperatorAttributes)
            .Query("with_roles", filter.WithRoles);
        return await Transport.SendForListAsync(request, MiraklJsonContext.Default.ProductAttributeList, Lists.Attributes, static l => l.Attributes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Lists the values that attributes can take. VL11 <c>GET /api/values_lists</c>, published for once an hour; <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="code">The list; null for all, which can be large.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ItemList<ValueList>> GetValueListsAsync(string? code = null, CancellationToken cancellationToken = default) =>
        Transport.SendForListAsync(
            Transport.Call(MiraklOperations.GetValueLists).Query("code", code), MiraklJsonContext.Default.ValueListList, Lists.ValueLists, static l => l.ValuesLists, cancellationToken);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsWithOperator(ProductImport import) => import.Status == ImportState.Sent
        && import.TransformLinesRead > 0
        && import.TransformLinesInSuccess + import.TransformLinesInError >= import.TransformLinesRead;

    private ConnectorRequest Call(Operation operation, long importId) => Transport.Call(operation).Path("import", Text(importId));

    private Task<ConnectorDownload> DownloadAsync(Operation operation, long importId, CancellationToken cancellationToken) =>
        Transport.SendForDownloadAsync(Call(operation, importId).Header("Accept", "*/*"), cancellationToken);

    private ConnectorRequest Filtered(ProductImportFilter filter) => Transport.Call(MiraklOperations.GetProductImports)
        .Query("last_request_date", filter.LastRequestDate)
        .Query("status", filter.Status?.Value)
        .Query("has_transformed_file", filter.HasTransformedFile)
        .Query("sort", "dateCreated")
        .Query("order", "asc");
}
