using System.Net;
using System.Text;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Testing;
using Connectors.Testing.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Dynamics365.Tests.Conformance;

/// <summary>Every operation, when a gateway answers in the service's place or the service answers something else.</summary>
public sealed class BusinessCentralOperationTests
{
    private static readonly IReadOnlyList<ConformanceCheck> Suite = OperationConformance.Checks<BusinessCentralClient>(
        typeof(BusinessCentralOperations),
        [.. BusinessCentralCalls.All.Select(static call => new OperationCall<BusinessCentralClient>(call.Operation, call.RunAsync) { Answer = call.Answer })],
        static (services, vendor) =>
        {
            services.AddBusinessCentralClient("bc", static options =>
            {
                options.TenantId = "tenant-1";
                options.CompanyId = BusinessCentralCalls.Id;
                options.ClientId = "client-1";
                options.ClientSecret = "not-a-real-secret";
                options.CompanionRoute = "contoso/connectors/v1.0";
                OperationConformance.Configure(options.Resilience);
            });
            services.AddHttpClient("business-central:bc").ConfigurePrimaryHttpMessageHandler(() => vendor);
            services.AddHttpClient("entra:bc").ConfigurePrimaryHttpMessageHandler(static () => new Tokens());
        },
        static services => services.GetRequiredKeyedService<BusinessCentralClient>("bc")).Expecting(KnownFailures.Of("business central operations"));

    public static TheoryData<string> Checks => [.. Suite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_every_operation_does(string check) => Suite.Named(check).RunAsync();

    /// <summary>The token endpoint, which is always well here.</summary>
    private sealed class Tokens : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent("""{"token_type":"Bearer","expires_in":3599,"access_token":"token-1"}""", Encoding.UTF8, "application/json"),
        });
    }
}
