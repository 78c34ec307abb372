using System.Net;
using System.Text;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Dynamics365.Tests.Support;
using Connectors.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Dynamics365.Tests;

/// <summary>Which subscriptions are ours, what is sent to keep them, and by what news is known.</summary>
public sealed class BusinessCentralNotificationTests
{
    private const string State = "secret-that-news-of-bc-carries";
    private const string Former = "secret-that-news-of-bc-carried";
    private const string Receiver = "https://host.example/notifications/business-central/bc";
    private const string Orders = "companies(" + BusinessCentralWire.Company + ")/salesOrders";

    [Theory]
    [InlineData("/api/v2.0/companies(" + BusinessCentralWire.Company + ")/salesOrders")]
    [InlineData("api/v2.0/companies(" + BusinessCentralWire.Company + ")/salesOrders")]
    [InlineData("companies(" + BusinessCentralWire.Company + ")/salesOrders(11111111-0000-0000-0000-000000000002)")]
    [InlineData("/api/v2.0/companies(0F4C7B1E-52B1-4B0D-9A35-6F3B0B7C1A11)/salesOrders?$filter=lastDateTimeModified%20gt%202026-03-02")]
    [InlineData("https://api.businesscentral.dynamics.com/v2.0/t/Production/api/v2.0/companies(" + BusinessCentralWire.Company + ")/salesOrders(1)/salesOrderLines")]
    public void A_resource_is_the_same_in_whatever_form_it_is_written(string resource) => Assert.Equal(Orders, WatchedResource.TryParse(resource)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("salesOrders")]
    [InlineData("companies(7)/salesOrders")]
    [InlineData("companies(" + BusinessCentralWire.Company + ")/")]
    [InlineData("companies(" + BusinessCentralWire.Company + ")/sales Orders")]
    [InlineData("/api/contoso/app1/v2.0/companies(" + BusinessCentralWire.Company + ")/salesOrders")]
    public void What_is_no_set_of_the_standard_API_is_none_of_ours(string resource) => Assert.Null(WatchedResource.TryParse(resource));

    [Fact]
    public void A_resource_without_an_end_is_none() => Assert.Null(WatchedResource.TryParse("companies(" + BusinessCentralWire.Company + ")/" + new string('a', 3000)));

    [Fact]
    public async Task Ours_are_those_at_our_address_and_a_copied_environment_keeps_somebody_elses()
    {
        using var wire = new BusinessCentralWire().Answer($$"""
            {"value":[
            {"@odata.etag":"W/\"1\"","subscriptionId":"1","notificationUrl":"{{Receiver}}","resource":"api/v2.0/{{Orders}}","clientState":"{{State}}","expirationDateTime":"2026-03-05T09:00:00Z"},
            {"@odata.etag":"W/\"2\"","subscriptionId":"2","notificationUrl":"https://HOST.example/notifications/business-central/bc/","resource":"/api/v2.0/{{Orders}}","clientState":"{{Former}}"},
            {"@odata.etag":"W/\"3\"","subscriptionId":"3","notificationUrl":"https://production.example/notifications/business-central/bc","resource":"/api/v2.0/{{Orders}}","clientState":"{{State}}"},
            {"@odata.etag":"W/\"4\"","subscriptionId":"4","notificationUrl":"{{Receiver}}2","resource":"/api/v2.0/{{Orders}}"},
            {"@odata.etag":"W/\"5\"","subscriptionId":"5","notificationUrl":"{{Receiver}}","resource":"/api/contoso/app/v2.0/{{Orders}}"}]}
            """);

        var seen = await Of(wire).GetSubscriptionsAsync();

        Assert.Equal([("1", true, true), ("2", true, false), ("3", false, true), ("4", false, (bool?)null), ("5", true, null)], seen.Select(static s => (s.Id, s.IsOurs, s.HasSecret)));
        Assert.Equal([Orders, Orders, Orders, Orders, "/api/contoso/app/v2.0/" + Orders], seen.Select(static s => s.Resource));
        Assert.Equal(("W/\"1\"", new DateTimeOffset(2026, 3, 5, 9, 0, 0, TimeSpan.Zero)), (seen[0].Version, seen[0].ExpiresAt));
        Assert.DoesNotContain(State, string.Concat(seen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wanted_is_subscribed_to_with_our_address_and_secret()
    {
        using var wire = new BusinessCentralWire().Answer("""{"@odata.etag":"W/\"1\"","subscriptionId":"1"}""", HttpStatusCode.Created);
        var erp = Of(wire);

        var made = await erp.SubscribeAsync(Assert.Single(await erp.GetWantedAsync()), SendPermit.WithoutLimit());

        Assert.Equal(("1", Orders, true), (made.Id, made.Resource, made.IsOurs));
        var request = Assert.Single(wire.Requests);
        Assert.EndsWith("/api/v2.0/subscriptions", request.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal($$"""{"notificationUrl":"{{Receiver}}","resource":"/api/v2.0/{{Orders}}","clientState":"{{State}}"}""", request.Body);
    }

    [Fact]
    public async Task A_renewal_and_an_end_name_the_version_that_was_read()
    {
        using var wire = new BusinessCentralWire().Answer("""{"@odata.etag":"W/\"2\"","subscriptionId":"1"}""").Answer(string.Empty, HttpStatusCode.NoContent);
        var erp = Of(wire);
        var seen = new ErpSubscription("1", Orders) { Version = "W/\"1\"", IsOurs = true };

        var renewed = await erp.RenewAsync(seen, SendPermit.WithoutLimit());
        await erp.EndAsync(renewed, SendPermit.WithoutLimit());

        Assert.Equal(["W/\"1\"", "W/\"2\""], wire.Requests.Select(static r => r.Headers["If-Match"]));
        Assert.Equal($$"""{"notificationUrl":"{{Receiver}}","clientState":"{{State}}"}""", wire.Requests[0].Body);
        Assert.EndsWith("/subscriptions('1')", wire.Requests[1].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_gone_is_ended()
    {
        using var wire = new BusinessCentralWire().Answer("""{"error":{"code":"Internal_RecordNotFound","message":"Gone."}}""", HttpStatusCode.NotFound);

        await Of(wire).EndAsync(new ErpSubscription("1", Orders), SendPermit.WithoutLimit());

        Assert.Equal("*", Assert.Single(wire.Requests).Headers["If-Match"]);
    }

    [Theory]
    [InlineData(State, true)]
    [InlineData(Former, true)]
    [InlineData(State + "x", false)]
    [InlineData("secret-that-news-of-bc-carrie", false)]
    [InlineData("", false)]
    [InlineData("***", false)]
    public void News_is_known_by_the_secret_in_force_and_the_one_before_it(string told, bool isKnown)
    {
        using var wire = new BusinessCentralWire();

        Assert.Equal(isKnown, Of(wire).Recognises(Encoding.UTF8.GetBytes(told)));
    }

    [Fact]
    public void Without_a_former_secret_nothing_is_not_one()
    {
        using var wire = new BusinessCentralWire();
        var erp = new BusinessCentralNotifications(new ConnectionName("bc"), wire.Client, static () => new BusinessCentralNotificationOptions { Receiver = new Uri(Receiver), ClientState = State });

        Assert.False(erp.Recognises([]));
        Assert.False(erp.Recognises(Encoding.UTF8.GetBytes(Former)));
    }

    [Fact]
    public void What_is_watched_is_known_in_whatever_form_it_is_told()
    {
        using var wire = new BusinessCentralWire();
        var erp = Of(wire);

        Assert.True(erp.Watches($"/api/v2.0/{Orders}(1)"));
        Assert.True(erp.Watches($"api/v2.0/{Orders}?$filter=x"));
        Assert.False(erp.Watches($"/api/v2.0/companies({BusinessCentralWire.Company})/items(1)"));
        Assert.False(erp.Watches("salesOrders"));
    }

    [Fact]
    public void A_secret_rotates_without_a_restart_whether_a_section_or_a_lambda_sets_it()
    {
        var settings = new Dictionary<string, string?> { ["N:Receiver"] = Receiver, ["N:ClientState"] = State };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var lambda = Former;
        var clock = new ManualClock();
        var services = new ServiceCollection();
        services.AddBusinessCentralClient("bc").Services
            .AddBusinessCentralNotifications("bc", configuration.GetSection("N"), options => options.FormerClientState = lambda);
        using var provider = services.BuildServiceProvider();
        var factory = provider.GetRequiredService<Microsoft.Extensions.Options.IOptionsFactory<BusinessCentralNotificationOptions>>();
        var present = new PresentNotificationOptions("bc", factory, clock, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        Assert.Equal((State, Former), Secrets());

        configuration["N:ClientState"] = "secret-that-is-in-force-from-now";
        configuration.Reload();
        lambda = State;
        Assert.Equal((State, Former), Secrets());
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(("secret-that-is-in-force-from-now", State), Secrets());

        configuration["N:ClientState"] = "short";
        configuration.Reload();
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(("secret-that-is-in-force-from-now", State), Secrets());

        (string, string) Secrets() => (present.Read().GetClientState().Reveal(), present.Read().GetFormerClientState().Reveal());
    }

    private static BusinessCentralNotifications Of(BusinessCentralWire wire) => new(
        new ConnectionName("bc"), wire.Client, static () => new BusinessCentralNotificationOptions { Receiver = new Uri(Receiver), ClientState = State, FormerClientState = Former });
}
