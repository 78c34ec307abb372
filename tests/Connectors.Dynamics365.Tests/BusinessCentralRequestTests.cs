using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.Tests.Conformance;
using Connectors.Dynamics365.Tests.Support;
using Connectors.Testing.Operations;

namespace Connectors.Dynamics365.Tests;

/// <summary>Every operation is sent as it says.</summary>
public sealed class BusinessCentralRequestTests
{
    public static TheoryData<string> Codes => [.. BusinessCentralCalls.All.Select(static c => c.Operation.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Every_operation_is_sent_as_it_says(string code)
    {
        var call = BusinessCentralCalls.All.Single(c => c.Operation.Code == code);
        using var wire = new BusinessCentralWire(static o => o.CompanionRoute = "contoso/connectors/v1.0").Answer("", System.Net.HttpStatusCode.NoContent);
        await Record.ExceptionAsync(() => call.RunAsync(wire.Client, CancellationToken.None));

        var request = Assert.Single(wire.Requests);
        var path = call.Operation.Path
            .Replace("{company}", BusinessCentralWire.Company, StringComparison.Ordinal)
            .Replace("{id}", BusinessCentralCalls.Id.ToString("D"), StringComparison.Ordinal)
            .Replace("{subscriptionId}", "sub-1", StringComparison.Ordinal)
            .Replace("{publisher}/{group}/{version}", "contoso/connectors/v1.0", StringComparison.Ordinal);
        Assert.Equal(call.Operation.Method.Method, request.Method);
        Assert.Equal(new Uri(BusinessCentralWire.Root + path).AbsoluteUri, request.Address.GetLeftPart(UriPartial.Path));
        Assert.Equal("en-US", request.Headers["Accept-Language"]);
        Assert.Equal(request.Method is "PATCH" or "DELETE", request.Headers.ContainsKey("If-Match"));
        Assert.Equal(request.Body.Length > 0, request.Headers.ContainsKey("Content-Type"));
        Assert.Equal(code.EndsWith(".list", StringComparison.Ordinal), request.Headers.ContainsKey("Prefer"));
        Assert.DoesNotContain("$top", request.Address.Query, StringComparison.Ordinal);
        if (call.Operation.Path.Contains("/Microsoft.NAV.", StringComparison.Ordinal))
            Assert.Equal(("POST", code == BusinessCentralOperations.ReduceOpenOrder.Code, OperationAnswer.Nothing), (request.Method, request.Body.Length > 0, call.Answer));
    }
}
