using Connectors.Testing;
using Connectors.Testing.Ports;

namespace Connectors.Mirakl.Tests.Conformance;

/// <summary>The adapters of every marketplace port, on platforms of both kinds.</summary>
public sealed class MiraklPortConformanceTests
{
    private static readonly Dictionary<string, IReadOnlyList<ConformanceCheck>> Suites = new()
    {
        ["orders"] = Suite("orders", MarketplaceConformance.Checks(static async () => await MiraklPlatformHarness.StartAsync())),
        ["orders, one shipment each"] = Suite("orders, one shipment each", MarketplaceConformance.Checks(static async () =>
            await MiraklPlatformHarness.StartAsync(static o => o with { MultiShipment = false, RefusesUnregisteredCarriers = false }))),
        ["orders accepted by themselves"] = Suite("orders accepted by themselves", MarketplaceConformance.Checks(static async () =>
            await MiraklPlatformHarness.StartAsync(static o => o with { AcceptsAutomatically = true }))),
        ["offers"] = Suite("offers", MarketplaceOffersConformance.Checks(static async () => await MiraklPlatformHarness.StartAsync())),
        ["returns"] = Suite("returns", MarketplaceReturnsConformance.Checks(static async () => await MiraklPlatformHarness.StartAsync())),
        ["settlement"] = Suite("settlement", MarketplaceSettlementConformance.Checks(static async () => await MiraklPlatformHarness.StartAsync())),
    };

    public static TheoryData<string, string> Checks
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (port, checks) in Suites)
            {
                foreach (var check in checks)
                    data.Add(port, check.Name);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_every_adapter_of_the_port_does(string port, string check) => Suites[port].Named(check).RunAsync();

    private static IReadOnlyList<ConformanceCheck> Suite(string port, IReadOnlyList<ConformanceCheck> checks) => checks.Expecting(KnownFailures.Of("mirakl " + port));
}
