using System.Net;
using System.Text;
using Connectors.Testing;
using Connectors.Testing.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.SparkLayer.Tests.Conformance;

/// <summary>Every operation, when a gateway answers in the service's place or the service answers something else.</summary>
public sealed class SparkLayerOperationTests
{
    private static readonly IReadOnlyList<ConformanceCheck> Suite = OperationConformance.Checks<SparkLayerClient>(
        typeof(SparkLayerOperations),
        [.. SparkLayerCalls.All.Select(static call => new OperationCall<SparkLayerClient>(call.Operation, call.RunAsync) { Answer = call.Answer })],
        static (services, vendor) =>
        {
            services.AddSparkLayerClient("b2b", static options =>
            {
                options.SiteId = "jones-climbing";
                options.ClientId = "client-1";
                options.ClientSecret = "not-a-real-secret";
                OperationConformance.Configure(options.Resilience);
            });
            services.AddHttpClient("sparklayer:b2b").ConfigurePrimaryHttpMessageHandler(() => vendor);
            services.AddHttpClient("sparklayer-token:b2b").ConfigurePrimaryHttpMessageHandler(static () => new Tokens());
        },
        static services => services.GetRequiredKeyedService<SparkLayerClient>("b2b")).Expecting(KnownFailures.Of("sparklayer operations"));

    public static TheoryData<string> Checks => [.. Suite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_every_operation_does(string check) => Suite.Named(check).RunAsync();

    /// <summary>The token endpoint, which is always well here.</summary>
    private sealed class Tokens : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent("""{"access_token":"token-1","expires_in":3600}""", Encoding.UTF8, "application/json"),
        });
    }
}
