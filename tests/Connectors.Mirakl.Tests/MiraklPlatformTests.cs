using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RichardSzalay.MockHttp;

namespace Connectors.Mirakl.Tests;

public class MiraklPlatformTests
{
    [Fact]
    public async Task CheckHealthAsync_looks_at_the_status_only()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/version").Respond("text/plain", "whatever");

        await host.Client.Platform.CheckHealthAsync();

        host.Done();
    }

    [Fact]
    public async Task GetAccountAsync_keeps_unknown_states_and_members()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/account", "a01-account");

        var account = await host.Client.Platform.GetAccountAsync();

        Assert.Equal((2041L, "TERMINATED", 2.50m), (account.ShopId, account.ShopState, account.PaymentDetails!.PayableBalance));
        Assert.True(account.AdditionalData!.ContainsKey("billing_info"));
        Assert.Equal("[account]", account.ToString());
    }

    [Fact]
    public async Task GetConfigurationAsync_reads_the_switches()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/platform/configuration", "pc01-multi");

        var features = (await host.Client.Platform.GetConfigurationAsync()).Features!;

        Assert.True(features.Shipment!.MultiShipment);
        Assert.Equal(OrderAcceptanceMode.Automatic, features.OrderWorkflows!.OrderAcceptance);
        Assert.Null(features.Returns);
    }

    [Fact]
    public async Task GetCarriersAsync_lists_the_registered_carriers()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/shipping/carriers", "sh21-carriers");

        Assert.Equal(["DPD_UK", "PALLET"], (await host.Client.Platform.GetCarriersAsync()).Select(c => c.Code));
    }

    [Fact]
    public async Task GetCarriersAsync_of_a_platform_without_any_is_empty()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/shipping/carriers").Respond("application/json", "{}");

        Assert.Empty(await host.Client.Platform.GetCarriersAsync());
    }

    [Fact]
    public async Task GetShippingTypesAsync_asks_in_a_language()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/shipping/types", "sh12-types", "locale=en_GB");

        Assert.True((await host.Client.Platform.GetShippingTypesAsync("en_GB")).Single().MandatoryTracking);
    }

    [Fact]
    public async Task GetReasonsAsync_keeps_kinds_it_does_not_know()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/reasons", "re01-reasons");

        Assert.Equal([ReasonType.Refund, new ReasonType("TELEPATHY")], (await host.Client.Platform.GetReasonsAsync()).Select(r => r.Type));
    }

    [Fact]
    public async Task A_right_that_is_missing_is_denied()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/platform/configuration").Fails(HttpStatusCode.Forbidden, Fixture.Text("error-message"));

        var failure = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => host.Client.Platform.GetConfigurationAsync());

        Assert.Equal((FailureKind.Denied, "PC01"), (failure.Kind, failure.Operation));
    }

    [Fact]
    public async Task The_key_is_read_for_each_call()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/account", "a01-account");
        host.Mock.Expect(HttpMethod.Get, "https://marketplace.example.com/api/account").WithHeaders("Authorization", "rotated").Respond("application/json", "{}");
        await host.Client.Platform.GetAccountAsync();
        host.Services.GetRequiredService<IOptionsMonitor<MiraklClientOptions>>().Get("bq").ApiKey = "rotated";

        await host.Client.Platform.GetAccountAsync();

        host.Done();
    }

    [Fact]
    public async Task The_escape_hatch_sends_the_shop_too()
    {
        using var host = new MiraklHost(o => o.ShopId = 7);
        host.ExpectGet("api/account", "a01-account", "shop_id=7");

        var account = await host.Client.SendAsync(host.Client.NewRequest(MiraklOperations.GetAccount), Json.MiraklJsonContext.Default.Account);

        Assert.Equal(2041, account.ShopId);
    }

    [Fact]
    public async Task A_group_can_be_mocked()
    {
        var platform = new MockedPlatform();

        Assert.Empty(await platform.GetCarriersAsync());
        Assert.Throws<InvalidOperationException>(() => { _ = platform.GetAccountAsync(); });
    }

    private sealed class MockedPlatform : MiraklPlatform
    {
        public override Task<IReadOnlyList<Carrier>> GetCarriersAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<Carrier>>([]);
    }
}
