using System.Net;
using Connectors.Domain.Ports;
using Connectors.Dynamics365.Tests.Support;
using Connectors.Http;

namespace Connectors.Dynamics365.Tests;

/// <summary>What passes by itself refuses no order for good.</summary>
public sealed class PassingTroubleTests
{
    private const string Elsewhere = "1f4c7b1e-52b1-4b0d-9a35-6f3b0b7c1a12";

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, """{"error":"temporarily_unavailable","error_description":"AADSTS90033: A transient error has occurred. Please try again."}""")]
    [InlineData(HttpStatusCode.BadRequest, """{"error":"invalid_request","error_description":"AADSTS90033: A transient error has occurred."}""")]
    [InlineData(HttpStatusCode.NotFound, """{"error":"server_error"}""")]
    [InlineData(HttpStatusCode.NotFound, "<html>no route</html>")]
    [InlineData(HttpStatusCode.Forbidden, "<html>sign in</html>")]
    [InlineData(HttpStatusCode.OK, "<html>sign in</html>")]
    [InlineData(HttpStatusCode.OK, "")]
    [InlineData(HttpStatusCode.OK, "{\"access_token\":\"token")]
    [InlineData(HttpStatusCode.OK, "{\"token_type\":\"Bearer\",\"expires_in\":3599}")]
    [InlineData(HttpStatusCode.OK, "{\"error\":\"server_error\"}")]
    [InlineData(HttpStatusCode.Unauthorized, "<html>sign in</html>")]
    [InlineData(HttpStatusCode.TemporaryRedirect, "{\"location\":\"elsewhere\"}")]
    [InlineData(HttpStatusCode.NotFound, "{\"message\":\"no Route matched with those values\"}")]
    [InlineData(HttpStatusCode.BadRequest, "{\"error\":\"slow_down\"}")]
    [InlineData(HttpStatusCode.TooManyRequests, "{\"error\":\"invalid_request\",\"error_description\":\"AADSTS90055: too many requests\"}")]
    [InlineData(HttpStatusCode.Found, "")]
    [InlineData((HttpStatusCode)522, "")]
    public async Task A_token_endpoint_that_is_away_for_a_moment_sends_nothing_and_refuses_nothing(HttpStatusCode status, string body)
    {
        using var wire = new BusinessCentralWire { TokenAnswer = () => BusinessCentralWire.Respond(status, body) };

        var failure = await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Client.DeleteSalesOrderAsync(Guid.NewGuid(), OData.EntityTag.Any));

        Assert.Equal((FailureKind.NotExecuted, true, "business-central"), (failure.Kind, failure.IsTransient, failure.System));
        Assert.Empty(wire.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "invalid_client")]
    [InlineData(HttpStatusCode.Unauthorized, "unauthorized_client")]
    [InlineData(HttpStatusCode.Forbidden, "access_denied")]
    [InlineData(HttpStatusCode.NotFound, "invalid_request")]
    public async Task A_no_about_who_we_are_is_one_whatever_its_status(HttpStatusCode status, string code)
    {
        using var wire = new BusinessCentralWire { TokenAnswer = () => BusinessCentralWire.Respond(status, $$"""{"error":"{{code}}"}""") };

        await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => wire.Client.DeleteSalesOrderAsync(Guid.NewGuid(), OData.EntityTag.Any));
    }

    [Fact]
    public async Task A_company_that_was_made_anew_is_looked_up_again()
    {
        using var wire = Named().Answer(Companies(BusinessCentralWire.Company)).Answer("""{"value":[]}""")
            .AnswerError(HttpStatusCode.NotFound, "Internal_CompanyNotFound", "Cannot find the company.").Answer(Companies(Elsewhere)).Answer("""{"value":[]}""");

        await foreach (var _ in wire.Client.GetSalesOrdersAsync())
            Assert.Fail("There is none.");
        await foreach (var _ in wire.Client.GetSalesOrdersAsync())
            Assert.Fail("There is none.");

        Assert.Equal(5, wire.Requests.Count);
        Assert.Contains(Elsewhere, wire.Requests[4].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_company_that_stays_away_leaves_everything_as_it_was_and_is_asked_for_again_next_time()
    {
        using var wire = Named().Answer(Companies(BusinessCentralWire.Company)).AnswerError(HttpStatusCode.NotFound, "Internal_CompanyNotFound", "Cannot find the company.")
            .Answer("""{"value":[]}""").Answer(Companies(Elsewhere)).Answer("", HttpStatusCode.NoContent);

        var failure = await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Client.DeleteSalesOrderAsync(Guid.NewGuid(), OData.EntityTag.Any));
        await wire.Client.DeleteSalesOrderAsync(Guid.NewGuid(), OData.EntityTag.Any);

        Assert.Equal(FailureKind.NotExecuted, failure.Kind);
        Assert.Contains(Elsewhere, wire.Requests[^1].PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "BadRequest_NotFound", "No HTTP resource was found that matches the request URI.")]
    [InlineData(400, "BadRequest", "Could not find a property named 'salesOrderLines' on type 'Microsoft.NAV.salesOrder'.")]
    public async Task A_page_that_is_gone_for_a_while_is_asked_for_again(int status, string code, string message)
    {
        using var wire = new BusinessCentralWire(static o => (o.Resilience.MaxRetries, o.Resilience.BaseDelay, o.Resilience.MaxDelay) = (1, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1)))
            .AnswerError((HttpStatusCode)status, code, message).Answer("", HttpStatusCode.NoContent);

        await wire.Client.DeleteSalesOrderAsync(Guid.NewGuid(), OData.EntityTag.Any);

        Assert.Equal(2, wire.Requests.Count);
    }

    private static BusinessCentralWire Named() => new(static o => (o.CompanyId, o.CompanyName) = (null, "X"));

    private static string Companies(string id) => $$"""{"value":[{"id":"{{id}}","name":"X"}]}""";
}
