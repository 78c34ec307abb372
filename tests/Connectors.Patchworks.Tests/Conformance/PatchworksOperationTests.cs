using Connectors.Patchworks.Tests.Support;
using Connectors.Testing;
using Connectors.Testing.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Patchworks.Tests.Conformance;

/// <summary>Every operation, when a gateway answers in the service's place or the service answers something else.</summary>
public sealed class PatchworksOperationTests
{
    private static readonly IReadOnlyList<ConformanceCheck> Suite = ((IReadOnlyList<ConformanceCheck>)
    [
        .. OperationConformance.Checks<PatchworksClient>(
            typeof(PatchworksOperations),
            [.. PatchworksCalls.All.Select(static call => call.ToSuite())],
            static (services, vendor) =>
            {
                services.AddPatchworksClient("pw", static options =>
                {
                    options.ApiKey = "not-a-real-key";
                    foreach (var (code, call) in PatchworksScene.Undocumented)
                        options.Calls[code] = call;
                    OperationConformance.Configure(options.Resilience);
                });
                services.AddHttpClient("patchworks:pw").ConfigurePrimaryHttpMessageHandler(() => vendor);
            },
            static services => services.GetRequiredKeyedService<PatchworksClient>("pw")),
        .. OperationConformance.Checks<PatchworksWebhook>(
            typeof(PatchworksWebhookOperations),
            [.. PatchworksCalls.Webhooks.Select(static call => call.ToSuite())],
            static (services, vendor) =>
            {
                services.AddPatchworksWebhook("hook", static options =>
                {
                    options.Address = "https://webhooks.wearepatchworks.com/api/v1/acme/01J7HOOK?patchworks_signature=not-a-real-one";
                    OperationConformance.Configure(options.Resilience);
                });
                services.AddHttpClient("patchworks-webhook:hook").ConfigurePrimaryHttpMessageHandler(() => vendor);
            },
            static services => services.GetRequiredKeyedService<PatchworksWebhook>("hook")),
        .. OperationConformance.Checks<PatchworksCallback>(
            typeof(PatchworksCallbackOperations),
            [.. PatchworksCalls.Callbacks.Select(static call => call.ToSuite())],
            static (services, vendor) =>
            {
                services.AddPatchworksCallback("call", static options =>
                {
                    options.Address = "https://callbacks.wearepatchworks.com/api/v1/acme/01J7CALL?patchworks_signature=not-a-real-one";
                    OperationConformance.Configure(options.Resilience);
                });
                services.AddHttpClient("patchworks-callback:call").ConfigurePrimaryHttpMessageHandler(() => vendor);
            },
            static services => services.GetRequiredKeyedService<PatchworksCallback>("call")),
    ]).Expecting(KnownFailures.Of("patchworks operations"));

    public static TheoryData<string> Checks => [.. Suite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_every_operation_does(string check) => Suite.Named(check).RunAsync();

    /// <summary>Budgets are the vendor's numbers: 240 calls a minute of Core and Start, 120 of webhooks, 240 of callbacks.</summary>
    [Fact]
    public void Every_operation_is_counted_in_a_budget() => Assert.All(
        PatchworksOperations.All.Append(PatchworksWebhookOperations.Post).Append(PatchworksWebhookOperations.Get).Append(PatchworksCallbackOperations.Post).Append(PatchworksCallbackOperations.Get),
        static o => Assert.Equal(
            (o.System == "patchworks-webhook" ? 120 : 240, TimeSpan.FromMinutes(1)), (Assert.Single(o.Limits).Permits, o.Limits[0].Window)));
}
