using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.SparkLayer.Internal;

namespace Connectors.SparkLayer.Tests;

public sealed class SparkLayerProtocolTests
{
    [Fact]
    public void A_problem_with_errors_tells_each()
    {
        var error = Read(422, """{"title":"Unprocessable","status":422,"errors":[{"code":"maximum-order-item-quantity","message":"Too many.","property":"line_items[0]"},{"code":"x","message":null}]}""", "application/problem+json");

        Assert.Equal("maximum-order-item-quantity", error.Code);
        Assert.Equal([new("maximum-order-item-quantity", "line_items[0]", "Too many."), new VendorErrorDetail("x", null, null)], error.Details);
    }

    [Fact]
    public void A_problem_without_errors_tells_what_it_says()
    {
        var error = Read(400, """{"type":"https://docs.example/errors/resource-id-invalid","title":"Bad","status":400,"detail":"The id is none."}""");

        Assert.Equal((SparkLayerErrorCodes.ResourceIdInvalid, "The id is none.", false), (error.Code, error.Details.Single().Message, error.IsForeign));
    }

    [Fact]
    public void A_bare_list_about_prices_tells_lines_and_fields()
    {
        var error = Read(400, """[{"line":2,"field":"price","message":"No."},{"line":"7","message":"No SKU."},{"field":"sku"}]""");

        Assert.Equal(["2:price", "7:", "sku"], error.Details.Select(static d => d.Field));
        Assert.False(error.IsForeign);
    }

    [Theory]
    [InlineData(404, "", null, false)]
    [InlineData(401, "", null, false)]
    [InlineData(302, "", null, true)]
    [InlineData(401, "Unauthorized", "text/plain", false)]
    [InlineData(429, "Slow down", "text/plain", false)]
    [InlineData(404, "default backend - 404", "text/plain", true)]
    [InlineData(401, "<html>Sign in</html>", "text/html", true)]
    [InlineData(401, "Sign in", "text/html", true)]
    [InlineData(400, "{\"errors\":[", "application/json", true)]
    [InlineData(400, "{}", "application/json", true)]
    [InlineData(400, "[{\"line\":1", "application/json", true)]
    [InlineData(400, "[]", "application/json", true)]
    [InlineData(400, "[{\"line\":1,\"field\":\"\\ud83d\",\"message\":\"half\"}]", "application/json", false)]
    [InlineData(404, """{"status":404}""", "application/json", false)]
    public void Only_what_the_site_wrote_itself_is_its_answer(int status, string body, string? mediaType, bool isForeign) => Assert.Equal(isForeign, Read(status, body, mediaType).IsForeign);

    [Theory]
    [InlineData(400, """{"title":"Bad request","status":400}""")]
    [InlineData(401, "")]
    [InlineData(403, """{"title":"Forbidden"}""")]
    [InlineData(404, "")]
    [InlineData(422, """{"title":"x","errors":[{"code":"y"}]}""")]
    public void Whatever_the_token_endpoint_refuses_it_is_who_we_are(int status, string body)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        Assert.Equal(FailureKind.Denied, new SparkLayerTokenProtocol().ReadError((HttpStatusCode)status, response.Headers, "application/json", body).Kind);
    }

    [Theory]
    [InlineData(503, "")]
    [InlineData(401, "<html>")]
    [InlineData(429, """{"title":"Too many"}""")]
    public void Trouble_of_the_token_endpoint_is_none_of_ours(int status, string body)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        Assert.Null(new SparkLayerTokenProtocol().ReadError((HttpStatusCode)status, response.Headers, "application/json", body).Kind);
    }

    [Theory]
    [InlineData("1:sku,3:price", 3, "0,2")]
    [InlineData("0:sku,2:price", 3, "0,2")]
    [InlineData("4:sku", 3, "")]
    [InlineData("1:sku,price", 3, "")]
    [InlineData("[1].stock_level,$[2].sku", 3, "1,2")]
    [InlineData("/1/sku", 3, "1")]
    [InlineData("line_items[1]", 3, "")]
    public void Rows_are_named_by_line_or_place_or_not_at_all(string fields, int sent, string rows) =>
        Assert.Equal(rows, string.Join(',', RefusedLines.Read([.. fields.Split(',').Select(static f => new VendorErrorDetail(null, f, null))], sent).Keys.Order()));

    private static VendorError Read(int status, string body, string? mediaType = "application/json")
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        return new SparkLayerProtocol().ReadError((HttpStatusCode)status, response.Headers, mediaType, body);
    }
}
