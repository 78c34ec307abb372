using System.Net;
using System.Net.Http.Headers;
using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Http;

namespace Connectors.Dynamics365.Tests;

public sealed class BusinessCentralProtocolTests
{
    private static readonly BusinessCentralProtocol Protocol = new(new LockSentences(new BusinessCentralClientOptions().LockPhrases));

    [Theory]
    [InlineData(409, "Request_EntityChanged", FailureKind.Conflict)]
    [InlineData(400, "BadRequest_InvalidToken", FailureKind.Conflict)]
    [InlineData(400, "Internal_EntityWithSameKeyExists", FailureKind.Conflict)]
    [InlineData(400, "Application_DialogException", FailureKind.Rejected)]
    [InlineData(500, "Application_CallbackNotAllowed", FailureKind.Rejected)]
    [InlineData(429, "Application_TooManyRequests", FailureKind.NotExecuted)]
    [InlineData(400, "BadRequest_InvalidOperation", FailureKind.Rejected)]
    [InlineData(400, "Internal_InvalidTableRelation", FailureKind.Rejected)]
    [InlineData(404, "Internal_RecordNotFound", FailureKind.NotFound)]
    [InlineData(401, "Authentication_InvalidCredentials", FailureKind.Denied)]
    [InlineData(403, "Authorization_RequestDenied", FailureKind.Denied)]
    [InlineData(500, "Internal_TenantUnavailable", FailureKind.NotExecuted)]
    public void A_code_says_what_a_failure_means(int status, string code, FailureKind kind)
    {
        var error = Read(status, $$$"""{"error":{"code":"{{{code}}}","message":"Something happened."}}""");
        Assert.Equal(kind, error.Kind);
        Assert.Equal(code, error.Code);
        Assert.Equal(kind == FailureKind.NotExecuted, error.IsTransient);
    }

    [Theory]
    [InlineData(404, "BadRequest_ResourceNotFound", FailureKind.NotExecuted, true)]
    [InlineData(404, "BadRequest_NotFound", FailureKind.NotExecuted, true)]
    [InlineData(400, "BadRequest", FailureKind.NotExecuted, true)]
    [InlineData(405, "BadRequest_MethodNotAllowed", FailureKind.NotExecuted, true)]
    [InlineData(404, "Internal_CompanyNotFound", FailureKind.NotExecuted, false)]
    [InlineData(400, "Internal_CompanyNotFound", FailureKind.NotExecuted, false)]
    [InlineData(400, "Internal_ServerError", FailureKind.OutcomeUnknown, true)]
    [InlineData(400, "Internal_SomethingElse", FailureKind.OutcomeUnknown, true)]
    public void Addresses_companies_pages_and_the_database_refuse_nothing_for_good(int status, string code, FailureKind kind, bool isTransient)
    {
        var error = Read(status, $$$"""{"error":{"code":"{{{code}}}","message":"Something happened."}}""");
        Assert.Equal((kind, isTransient, false), (error.Kind, error.IsTransient, error.IsForeign));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>no route</html>")]
    [InlineData("""{"statusCode":404,"message":"Resource not found"}""")]
    [InlineData("""{"error":{"code":"NotFromHere","message":"No."}}""")]
    [InlineData("""{"error":"no"}""")]
    [InlineData("""{"error":{"code":"\ud83d","message":"Application_DialogException"}}""")]
    [InlineData("""{"error":{"message":"Application_DialogException"}}""")]
    [InlineData("""[{"error":{"code":"Application_DialogException"}}]""")]
    [InlineData("""{"status":404,"error":"Not Found","path":"/salesOrders"}""")]
    public void Any_other_body_is_not_the_systems_own(string body) => Assert.True(Read(404, body).IsForeign);

    [Theory]
    [InlineData("The Sales Line table was locked by another user. Please retry the activity.")]
    [InlineData("The record is being updated in a transaction done by another session.")]
    [InlineData("The activity was DEADLOCKED with another user.")]
    public void A_lock_is_tried_again_even_when_the_status_is_400(string message)
    {
        var error = Read(400, $$$"""{"error":{"code":"Application_DialogException","message":"{{{message}}}  CorrelationId:  9b7c."}}""");
        Assert.Equal(FailureKind.NotExecuted, error.Kind);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public void Half_a_character_in_a_text_hides_no_code()
    {
        var error = Read(400, """{"error":{"code":"Application_DialogException","message":"half \ud83d"}}""");
        Assert.Equal(("Application_DialogException", FailureKind.Rejected, false), (error.Code, error.Kind, error.IsForeign));
    }

    [Theory]
    [InlineData("The \\\"currencyId\\\" does not match to a Currency.", "currencyId")]
    [InlineData("A \\\"customerNumber\\\" or a \\\"customerId\\\" must be provided.", "customerNumber")]
    [InlineData("The value for \\\"documentId\\\" cannot be modified.", "documentId")]
    [InlineData("Control 'fullyShipped' is read-only.", "fullyShipped")]
    [InlineData("Field 'code' must not be blank or empty.", "code")]
    [InlineData("Could not find a property named 'salesLines' on type 'Microsoft.NAV.salesOrder'.", "salesLines")]
    [InlineData("The property 'blocked2' does not exist on type 'Microsoft.NAV.item'.", "blocked2")]
    [InlineData("The field Location Code of table Sales Line contains a value (LEEDS) that cannot be found in the related table (Location).", "Location Code")]
    [InlineData("Document Date must have a value in Sales Header: No.=1. It cannot be zero or empty.", "Document Date")]
    [InlineData("You cannot ship more than 3 units.", null)]
    [InlineData("Customer 'Pat' is blocked, see field 'notes' there.", null)]
    [InlineData("The \\\"Pat Example\\\" was not found.", null)]
    public void The_field_is_taken_out_of_the_sentence(string message, string? field) =>
        Assert.Equal(field, Assert.Single(Read(400, $$$"""{"error":{"code":"Application_DialogException","message":"{{{message}}}"}}""").Details).Field);

    [Fact]
    public void The_correlation_id_is_taken_out_of_the_text()
    {
        var error = Read(400, """{"error":{"code":"Unknown","message":"It failed.  CorrelationId:  7d0b6c1a-1f0e-4a53-8a9b-0c7f1d2e3f40."}}""");
        Assert.Equal("7d0b6c1a-1f0e-4a53-8a9b-0c7f1d2e3f40", error.RequestId);
        Assert.Equal(new VendorErrorDetail("Unknown", null, "It failed."), Assert.Single(error.Details));
        Assert.Null(error.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>Bad gateway</body></html>")]
    [InlineData("""{"error":{"code":"Unkn""")]
    [InlineData("""{"error":null}""")]
    [InlineData("""{"error":{"code":7,"message":[]}}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public void Any_other_body_says_nothing_and_never_throws(string body)
    {
        var error = Read(502, body);
        Assert.Null(error.Code);
        Assert.Null(error.Kind);
        Assert.Empty(error.Details);
    }

    private static VendorError Read(int status, string body)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        HttpResponseHeaders headers = response.Headers;
        return Protocol.ReadError((HttpStatusCode)status, headers, "application/json", body);
    }
}
