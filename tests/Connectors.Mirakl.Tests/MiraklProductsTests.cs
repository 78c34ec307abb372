using System.Net;
using Connectors.Http;
using Connectors.Mirakl.Models;
using RichardSzalay.MockHttp;

namespace Connectors.Mirakl.Tests;

public class MiraklProductsTests
{
    [Fact]
    public async Task GetProductsAsync_asks_for_each_identifier_with_its_kind()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/products", "p31-products", "product_references=EAN%7C5012345678900%2CUPC%7C012345678905&locale=en_GB");

        var product = (await host.Client.Products.GetProductsAsync([new("EAN", "5012345678900"), new("UPC", "012345678905")], "en_GB")).Single();

        Assert.Equal(("MKP1", "EAN", "5012345678900", "NAILS"), (product.ProductSku, product.ProductIdType, product.ProductId, product.CategoryCode));
    }

    [Fact]
    public async Task GetProductsAsync_refuses_none_too_many_and_what_would_be_misread()
    {
        using var host = new MiraklHost();
        var products = host.Client.Products;

        foreach (var keys in new ProductKey[][] { [], [.. Enumerable.Range(0, 101).Select(i => new ProductKey("EAN", $"{i}"))], [new("EAN", " ")], [new("E|AN", "1")], [new("EAN", "1,2")], [default] })
            await Assert.ThrowsAsync<ArgumentException>(() => products.GetProductsAsync(keys));
    }

    [Fact]
    public async Task StartImportAsync_sends_the_file_and_how_to_convert_it()
    {
        using var uploads = new Uploads(Uploads.Created("""{"import_id":2035}"""));
        using var host = new MiraklHost(primary: uploads);

        var id = await host.Client.Products.StartImportAsync(File() with
        {
            OperatorFormat = true, ConversionType = "AI_CONVERTER", ConversionOptions = new ProductConversionOptions { AiRewrite = new ProductConversionOption { Status = "DISABLED" } },
        });

        Assert.Equal((2035L, "/api/products/imports"), (id, uploads.Sent.Single().Address));
        var body = uploads.Sent.Single().Body;
        Assert.Contains("name=\"file\"; filename=\"products.csv\"\r\n\r\nname;ean", body, StringComparison.Ordinal);
        Assert.Contains("name=\"operator_format\"\r\n\r\ntrue\r\n", body, StringComparison.Ordinal);
        Assert.Contains("name=\"conversion_type\"\r\n\r\nAI_CONVERTER\r\n", body, StringComparison.Ordinal);
        Assert.Contains("name=\"conversion_options\"\r\nContent-Type: application/json\r\n\r\n{\"ai_rewrite\":{\"status\":\"DISABLED\"}}\r\n", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartImportAsync_is_never_repeated_after_an_unknown_outcome()
    {
        using var uploads = new Uploads((HttpStatusCode.BadGateway, ""));
        using var host = new MiraklHost(o => o.Resilience.MaxRetries = 3, uploads);

        await Assert.ThrowsAsync<ConnectorException>(() => host.Client.Products.StartImportAsync(File()));

        Assert.Single(uploads.Sent);
    }

    [Fact]
    public async Task WaitForImportAsync_stops_once_the_operators_team_has_every_line()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/products/imports/2035").Respond("application/json", """{"import_id":2035,"import_status":"TRANSFORMATION_RUNNING"}""");
        host.Expect(HttpMethod.Get, "api/products/imports/2035").Respond("application/json", """{"import_id":2035,"import_status":"SENT","transform_lines_read":0}""");
        host.Expect(HttpMethod.Get, "api/products/imports/2035").Respond("application/json", """{"import_id":2035,"import_status":"SENT","transform_lines_read":3,"transform_lines_in_success":1,"transform_lines_in_error":1}""");
        host.Expect(HttpMethod.Get, "api/products/imports/2035").Respond("application/json", """{"import_id":2035,"import_status":"SENT","transform_lines_read":3,"transform_lines_in_success":2,"transform_lines_in_error":1}""");

        var import = await host.Client.Products.WaitForImportAsync(2035);

        Assert.Equal((ImportState.Sent, 1L), (import.Status, import.ErrorCount));
        Assert.Equal([5, 60, 60, 60], host.Time.Waits.Select(w => w.TotalSeconds));
        host.Done();
    }

    [Theory]
    [InlineData("COMPLETE")]
    [InlineData("FAILED")]
    [InlineData("CANCELLED")]
    [InlineData("TRANSFORMATION_FAILED")]
    public async Task WaitForImportAsync_stops_at_every_end(string state)
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/products/imports/2035").Respond("application/json", $$"""{"import_id":2035,"import_status":"{{state}}"}""");

        Assert.Equal(state, (await host.Client.Products.WaitForImportAsync(2035)).Status.Value);
    }

    [Fact]
    public async Task GetImportsAsync_filters_and_counts_what_the_operator_did_not_take()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/products/imports", "p51-imports", "last_request_date=2026-03-01T00%3A00%3A00Z&status=COMPLETE&has_transformed_file=true&sort=dateCreated&order=asc&max=100&offset=0");

        var import = await host.Client.Products.GetImportsAsync(new ProductImportFilter
        {
            LastRequestDate = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), Status = ImportState.Complete, HasTransformedFile = true,
        }).SingleAsync();

        Assert.Equal((5L, "ENABLED"), (import.ErrorCount, import.ConversionOptions!.AiTranslation!.Status));
        host.Done();
    }

    [Fact]
    public async Task Reports_are_downloaded_as_they_are_and_read_as_rows()
    {
        using var host = new MiraklHost();
        foreach (var report in new[] { "error_report", "new_product_report", "transformed_file", "transformation_error_report" })
            host.Expect(HttpMethod.Get, $"api/products/imports/2035/{report}").WithHeaders("Accept", "*/*").Respond("text/csv", $"report;errors\n{report};1001|Category X is unknown\n");
        var products = host.Client.Products;
        var read = new List<string?>();

        foreach (var download in new[] { products.DownloadErrorReportAsync, products.DownloadNewProductReportAsync, products.DownloadTransformedFileAsync, (Func<long, CancellationToken, Task<ConnectorDownload>>)products.DownloadTransformationErrorReportAsync })
        {
            await using var report = await download(2035, CancellationToken.None);
            await foreach (var row in products.ReadRowsAsync(report))
                read.Add(row["report"]);
        }

        Assert.Equal(["error_report", "new_product_report", "transformed_file", "transformation_error_report"], read);
        host.Done();
    }

    [Fact]
    public async Task GetCategoriesAsync_reads_a_part_of_the_tree()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/hierarchies").WithExactQueryString("hierarchy=TOOLS&max_level=2")
            .Respond("application/json", """{"hierarchies":[{"code":"NAILS","label":"Nails","label_translations":[{"locale":"fr","value":"Clous"}],"level":2,"parent_code":"TOOLS"}]}""");

        var category = (await host.Client.Products.GetCategoriesAsync("TOOLS", 2)).Single();

        Assert.Equal(("NAILS", "TOOLS", 2, "Clous"), (category.Code, category.ParentCode, category.Level, category.LabelTranslations[0].Value));
    }

    [Fact]
    public async Task GetAttributesAsync_reads_what_products_must_have()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/products/attributes").WithExactQueryString("hierarchy=NAILS&max_level=1&all_operator_attributes=true&with_roles=false").Respond("application/json", """
            {"attributes":[{"code":"colour","requirement_level":"REQUIRED","type":"LIST","type_parameters":[{"name":"LIST_CODE","value":"colours"}],"required":true,"variant":true,"roles":[{"type":"TITLE","parameters":[]}],"channels":null}]}
            """);

        var attribute = (await host.Client.Products.GetAttributesAsync(new ProductAttributeFilter { CategoryCode = "NAILS", MaxLevel = 1, AllOperatorAttributes = true, WithRoles = false })).Single();

        Assert.Equal((AttributeRequirement.Required, "colours", "TITLE", true), (attribute.RequirementLevel, attribute.TypeParameters[0].Value, attribute.Roles[0].Type, attribute.Variant));
        Assert.Empty(attribute.Channels);
    }

    [Fact]
    public async Task GetAttributesAsync_of_a_platform_without_them_is_not_available()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/products/attributes").Fails(HttpStatusCode.NotFound);

        await Assert.ThrowsAsync<ConnectorNotAvailableException>(() => host.Client.Products.GetAttributesAsync());
    }

    [Fact]
    public async Task GetValueListsAsync_reads_the_codes_to_send()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/values_lists").WithExactQueryString("code=colours")
            .Respond("application/json", """{"values_lists":[{"code":"colours","values":[{"code":"RED","label":"Red"}]}]}""");

        Assert.Equal("RED", (await host.Client.Products.GetValueListsAsync("colours")).Single().Values.Single().Code);
    }

    private static ProductFile File() => new() { FileName = "products.csv", Content = StreamedContent.Of(() => new MemoryStream("name;ean"u8.ToArray()), "text/csv") };
}
