using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.ShipBob.Internal;

namespace Connectors.ShipBob.Tests;

public sealed class ShipBobProtocolTests
{
    [Theory]
    [InlineData("""{"":["Cannot insert order with existing ReferenceId"]}""")]
    [InlineData("""{"errors":["Cannot insert order with existing ReferenceId"]}""")]
    [InlineData("""{"ReferenceId":["An order with an existing reference id was found."]}""")]
    public void A_reference_that_exists_has_a_code_of_its_own(string body)
    {
        var error = Read(HttpStatusCode.UnprocessableEntity, body);
        Assert.Equal(ShipBobErrorCodes.DuplicateReference, error.Code);
        Assert.Equal(FailureKind.Conflict, error.Kind);
    }

    [Fact]
    public void A_map_of_fields_becomes_details()
    {
        var error = Read(HttpStatusCode.BadRequest, """{"recipient.address.country":["Unknown.","Too long."],"":["Broken."],"odd":[7,null,"Odd."]}""");
        Assert.Equal(
            [new(null, "recipient.address.country", "Unknown."), new(null, "recipient.address.country", "Too long."), new(null, null, "Broken."), new VendorErrorDetail(null, "odd", "Odd.")],
            error.Details);
        Assert.Null(error.Kind);
    }

    [Fact]
    public void Problem_details_and_codes_are_read()
    {
        var problem = Read(HttpStatusCode.BadRequest, """{"type":"x","title":"One or more errors","status":400,"errors":{"PageSize":["Too large."]}}""");
        Assert.Equal([new VendorErrorDetail(null, null, "One or more errors"), new(null, "PageSize", "Too large.")], problem.Details);
        var coded = Read(HttpStatusCode.NotFound, """{"code":"NOT_FOUND","message":"No such shipment"}""");
        Assert.Equal("NOT_FOUND", coded.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{\"errors\":[")]
    [InlineData("[1]")]
    [InlineData("null")]
    public void Any_other_body_says_nothing_and_never_throws(string body)
    {
        var error = Read(HttpStatusCode.BadGateway, body);
        Assert.Null(error.Code);
        Assert.Empty(error.Details);
    }

    [Theory]
    [InlineData("25", 25)]
    [InlineData("25.5", 26)]
    [InlineData("soon", 7)]
    [InlineData("-5", 7)]
    [InlineData("31536000", 3600)]
    public void The_vendors_own_wait_header_comes_first(string value, int seconds)
    {
        using var response = new HttpResponseMessage();
        response.Headers.Add("Retry-After", "7");
        response.Headers.TryAddWithoutValidation("x-retry-after", value);
        Assert.Equal(TimeSpan.FromSeconds(seconds), new ShipBobProtocol().ReadRetryAfter(response.Headers, DateTimeOffset.UnixEpoch));
    }

    [Theory]
    [InlineData(404, "<html>gateway</html>", true)]
    [InlineData(302, "", true)]
    [InlineData(422, "no", true)]
    [InlineData(404, """{"statusCode":404,"message":"Resource not found"}""", true)]
    [InlineData(400, "{}", true)]
    [InlineData(401, "", false)]
    [InlineData(404, "", false)]
    [InlineData(401, """{"statusCode":401,"message":"Access denied"}""", false)]
    [InlineData(404, """{"code":"NOT_FOUND","message":"No such shipment"}""", false)]
    [InlineData(422, """{"":["Order can not be cancelled"]}""", false)]
    [InlineData(307, """{"location":"https://elsewhere.example"}""", true)]
    [InlineData(404, """{"\ud83d":"half a name"}""", true)]
    [InlineData(404, """{"code":"\udc00","message":"\ud83d"}""", true)]
    [InlineData(422, """{"":["Order can not be cancelled","half \ud83d"]}""", false)]
    public void Only_what_the_service_wrote_itself_is_its_answer(int status, string body, bool isForeign) => Assert.Equal(isForeign, Read((HttpStatusCode)status, body).IsForeign);

    private static VendorError Read(HttpStatusCode status, string body)
    {
        using var response = new HttpResponseMessage(status);
        return new ShipBobProtocol().ReadError(status, response.Headers, "application/json", body);
    }
}
