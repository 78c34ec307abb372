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

        Assert.Equal((2041L, ShopState.Terminated, 2.50m), (account.ShopId, account.ShopState, account.PaymentDetails!.PayableBalance));
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
    public async Task UpdateAccountAsync_leaves_out_what_stays_and_sends_null_for_what_is_cleared()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/account").WithContent("""{"shop_name":"Brickyard","closed_from":null,"fax":null,"web_site":"https://brickyard.example"}""")
            .Respond("application/json", """{"errors":[],"updated":{"shop_name":"Brickyard","web_site":"https://brickyard.example"}}""");

        var result = await host.Client.Platform.UpdateAccountAsync(new AccountUpdate { ShopName = "Brickyard", Fax = null, ClosedFrom = null, WebSite = "https://brickyard.example" });

        Assert.Equal("Brickyard", result.Successes.Single().ShopName);
        host.Done();
    }

    [Fact]
    public async Task UpdateAccountAsync_sends_dates_and_accounts_whole()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/account")
            .WithContent("""{"closed_to":"2026-04-01T00:00:00+00:00","payment_info":{"@type":"IBAN","owner":"Brickyard","iban":"GB00TEST"}}""")
            .Respond("application/json", """{"updated":{}}""");

        await host.Client.Platform.UpdateAccountAsync(new AccountUpdate
        {
            ClosedTo = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero),
            PaymentInfo = new BankAccount { Type = BankAccountType.Iban, Owner = "Brickyard", Iban = "GB00TEST" },
        });

        host.Done();
    }

    [Fact]
    public async Task UpdateAccountAsync_finds_the_errors_inside_a_success()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/account").Respond("application/json", """{"errors":[{"code":"locked","field":"shop_name","message":"No."}],"updated":null}""");

        var result = await host.Client.Platform.UpdateAccountAsync(new AccountUpdate { ShopName = "X" });

        Assert.Equal(new BatchFailure(string.Empty, "locked", "shop_name", "No."), result.Failures.Single());
        Assert.Empty(result.Successes);
    }

    [Fact]
    public async Task GetShopStatisticsAsync_names_periods_and_channel()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/account/statistics").WithExactQueryString("periods=LAST_MONTH%2CLAST_YEAR&channel_code=BQ_UK")
            .Respond("application/json", """{"approval_rate":[{"period":"LAST_MONTH","value":0.98},{"period":"LAST_EON","value":null}]}""");

        var statistics = await host.Client.Platform.GetShopStatisticsAsync([StatisticsPeriod.LastMonth, StatisticsPeriod.LastYear], "BQ_UK");

        Assert.Equal([("LAST_MONTH", 0.98m), ("LAST_EON", (decimal?)null)], statistics.ApprovalRate.Select(v => (v.Period.Value, v.Value)));
        Assert.Empty(statistics.Grade);
    }

    public static TheoryData<string, string, Func<MiraklPlatform, Task<ItemList<PlatformItem>>>> Lists() => new()
    {
        { "api/channels?locale=en_GB", "channels", static p => p.GetChannelsAsync("en_GB") },
        { "api/currencies?locale=en_GB", "currencies", static p => p.GetCurrenciesAsync("en_GB") },
        { "api/locales", "locales", static p => p.GetLocalesAsync() },
        { "api/offers/states?active=true&locale=en_GB", "offer_states", static p => p.GetOfferConditionsAsync(true, "en_GB") },
        { "api/users/shops/roles", "roles", static p => p.GetRolesAsync() },
        { "api/shipping/zones?locale=en_GB", "shipping_zones", static p => p.GetShippingZonesAsync("en_GB") },
        { "api/shipping/logistic_classes?locale=en_GB", "logistic_classes", static p => p.GetLogisticClassesAsync("en_GB") },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Lists_are_read_whatever_they_are_called(string address, string member, Func<MiraklPlatform, Task<ItemList<PlatformItem>>> read)
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, address.Split('?')[0]).WithExactQueryString(address.Contains('?', StringComparison.Ordinal) ? address.Split('?')[1] : "")
            .Respond("application/json", $"{{\"{member}\":[{{\"code\":\"A\",\"label\":\"a\"}},{{\"code\":\"B\",\"colour\":1}}]}}");

        var items = await read(host.Client.Platform);

        Assert.Equal(["A", "B"], items.Select(i => i.Code));
        Assert.True(items[1].AdditionalData!.ContainsKey("colour"));
    }

    [Fact]
    public async Task Custom_fields_and_document_types_are_listed_by_what_carries_them()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/additional_fields").WithExactQueryString("entities=ORDER%2CORDER_LINE&locale=en_GB")
            .Respond("application/json", """{"additional_fields":[{"code":"gate","entity":"ORDER","type":"LIST","accepted_values":["N","S"],"required":true}]}""");
        host.Expect(HttpMethod.Get, "api/documents").WithExactQueryString("entities=ORDER&locale=en_GB")
            .Respond("application/json", """{"documents":[{"code":"CUSTOMER_INVOICE","entity":"ORDER","mime_types":["application/pdf"]}]}""");

        var field = (await host.Client.Platform.GetAdditionalFieldsAsync([AdditionalFieldEntity.Order, AdditionalFieldEntity.OrderLine], "en_GB")).Single();
        var type = (await host.Client.Platform.GetDocumentTypesAsync([DocumentTypeEntity.Order], "en_GB")).Single();

        Assert.Equal((AdditionalFieldType.List, "S", true), (field.Type, field.AcceptedValues[1], field.Required));
        Assert.Equal("application/pdf", type.MimeTypes.Single());
    }

    [Fact]
    public async Task Shipping_settings_are_read()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/shipping/configuration/shop").Respond(
            "application/json",
            """{"shop_id":"7","lead_time_to_ship":{"default_value":3,"shop_value":1},"delivery_times":[{"shipping_type_code":"STD","delivery_time":{"earliest_days":1,"latest_days":2},"set_by":"SHOP"}],"order_cut_off_times":[{"cut_off_time":"07:30:00Z","set_by":"NOT_NEEDED"}]}""");
        host.Expect(HttpMethod.Get, "api/shipping/charges/shop").WithExactQueryString("overridden_by_shop=true").Respond(
            "application/json",
            """{"currency_iso_code":"GBP","configuration":[{"shipping_method_code":"STD","prices":{"type":"ORDER_RANGE","ranges":[{"threshold":0,"price":4.95}]}}]}""");

        var settings = await host.Client.Platform.GetShippingConfigurationAsync();
        var charges = await host.Client.Platform.GetShippingChargesAsync(overriddenByShop: true);

        Assert.Equal((1, 2, SettingOwner.NotNeeded), (settings.LeadTimeToShip!.ShopValue, settings.DeliveryTimes.Single().DeliveryTime!.LatestDays, settings.OrderCutOffTimes.Single().SetBy));
        Assert.Equal((ShippingPriceType.OrderRange, 4.95m), (charges.Configuration.Single().Prices!.Type, charges.Configuration[0].Prices!.Ranges.Single().Price));
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
        public override Task<ItemList<Carrier>> GetCarriersAsync(CancellationToken cancellationToken = default) => Task.FromResult<ItemList<Carrier>>([]);
    }
}
