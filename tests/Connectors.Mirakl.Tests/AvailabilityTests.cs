using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Models;
using RichardSzalay.MockHttp;

namespace Connectors.Mirakl.Tests;

public class AvailabilityTests
{
    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.MethodNotAllowed)]
    public async Task What_the_platform_does_not_offer_is_a_kind_of_its_own_and_is_not_asked_for_again(HttpStatusCode status)
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/channels").Fails(status);
        var first = await Assert.ThrowsAsync<ConnectorNotAvailableException>(() => host.Client.Platform.GetChannelsAsync());
        var client = host.Client;

        var second = await Assert.ThrowsAsync<ConnectorNotAvailableException>(() => client.Platform.GetChannelsAsync());
        var third = await Assert.ThrowsAsync<ConnectorNotAvailableException>(() => client.Platform.GetChannelsAsync());

        Assert.Equal((FailureKind.NotAvailable, status), (first.Kind, first.StatusCode));
        Assert.Equal((FailureKind.NotAvailable, (HttpStatusCode?)null), (second.Kind, second.StatusCode));
        Assert.Equal("CH11", third.Operation);
        host.Done();
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "<html>no route</html>", "text/html")]
    [InlineData(HttpStatusCode.NotFound, "", "text/plain")]
    [InlineData(HttpStatusCode.MethodNotAllowed, "no route", "text/plain")]
    [InlineData(HttpStatusCode.NotImplemented, """{"message":"no Route matched with those values"}""", "application/json")]
    public async Task What_a_gateway_says_switches_nothing_off(HttpStatusCode status, string body, string mediaType)
    {
        using var host = new MiraklHost();
        var client = host.Client;
        host.Expect(HttpMethod.Get, "api/channels").Fails(status, body, mediaType);
        host.Expect(HttpMethod.Get, "api/channels").Respond("application/json", """{"channels":[]}""");

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => client.Platform.GetChannelsAsync());

        Assert.Equal((FailureKind.NotExecuted, true), (failure.Kind, failure.IsTransient));
        Assert.Empty(await client.Platform.GetChannelsAsync());
        host.Done();
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "no route", "text/plain")]
    [InlineData(HttpStatusCode.Found, "", "text/plain")]
    [InlineData(HttpStatusCode.Forbidden, "<html>sign in</html>", "text/html")]
    [InlineData(HttpStatusCode.OK, "<!DOCTYPE html><html>Back soon</html>", "text/html")]
    public async Task What_a_gateway_says_to_a_write_leaves_open_what_became_of_it(HttpStatusCode status, string body, string mediaType)
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders/70011-A/ship").Fails(status, body, mediaType);

        Assert.Equal(FailureKind.OutcomeUnknown, (await Assert.ThrowsAsync<ConnectorException>(() => host.Client.Orders.ShipOrderAsync("70011-A"))).Kind);
    }

    [Fact]
    public async Task It_is_asked_for_again_after_an_hour_because_operators_switch_things_on()
    {
        using var host = new MiraklHost();
        var client = host.Client;
        host.Expect(HttpMethod.Get, "api/channels").Fails(HttpStatusCode.NotFound);
        host.Expect(HttpMethod.Get, "api/channels").Respond("application/json", """{"channels":[]}""");
        await Assert.ThrowsAsync<ConnectorNotAvailableException>(() => client.Platform.GetChannelsAsync());

        host.Time.Advance(TimeSpan.FromHours(1));

        Assert.Empty(await client.Platform.GetChannelsAsync());
        host.Done();
    }

    [Fact]
    public async Task Other_operations_go_on()
    {
        using var host = new MiraklHost();
        var client = host.Client;
        host.Expect(HttpMethod.Get, "api/channels").Fails(HttpStatusCode.NotFound);
        host.Expect(HttpMethod.Get, "api/locales").Respond("application/json", """{"locales":[]}""");
        await Assert.ThrowsAsync<ConnectorNotAvailableException>(() => client.Platform.GetChannelsAsync());

        Assert.Empty(await client.Platform.GetLocalesAsync());
    }

    [Fact]
    public async Task A_write_is_sent_whenever_it_is_wanted()
    {
        using var host = new MiraklHost();
        var client = host.Client;
        host.Expect(HttpMethod.Put, "api/account").Fails(HttpStatusCode.NotFound);
        host.Expect(HttpMethod.Put, "api/account").Respond("application/json", "{}");
        await Assert.ThrowsAsync<ConnectorNotAvailableException>(() => client.Platform.UpdateAccountAsync(new AccountUpdate()));

        await client.Platform.UpdateAccountAsync(new AccountUpdate());

        host.Done();
    }

    [Fact]
    public async Task Something_that_is_named_and_missing_is_not_found()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders/70011-A/ship").Fails(HttpStatusCode.NotFound);

        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => host.Client.Orders.ShipOrderAsync("70011-A"));
    }
}
