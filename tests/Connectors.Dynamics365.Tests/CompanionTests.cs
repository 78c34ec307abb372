using System.Net;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Companion;
using Connectors.Dynamics365.Tests.Support;
using Connectors.Http;
using Connectors.Tests.Shared;

namespace Connectors.Dynamics365.Tests;

/// <summary>What the adapters do with a companion extension: which of its contracts are there is found out, and nothing is read by halves.</summary>
public sealed class CompanionTests
{
    private const string Route = "https://api.businesscentral.dynamics.com/v2.0/tenant-1/Test%20Box/api/contoso/connectors/v1.0/";
    private const string Shipment = """
        {"value":[{"@odata.etag":"W/\"1\"","id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01","number":"SS-1","externalDocumentNumber":"bq:1-A","orderNumber":"SO-1","lastModifiedDateTime":"2026-03-02T09:00:00Z",
         "salesShipmentLines":[{"id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d02","lineType":"Item","lineObjectNumber":"A1","quantity":2,"unitOfMeasureCode":"PCS"}]}]}
        """;
    private const string Tracking = """
        {"value":[{"id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01","number":"SS-1","shippingAgentCode":"DPD","shippingAgentServiceCode":"NEXT","packageTrackingNumber":"15501234567890"}]}
        """;

    [Fact]
    public async Task Where_no_companion_is_named_nothing_is_asked_for()
    {
        using var wire = new BusinessCentralWire().Answer(Shipment);

        var page = await wire.Erp.GetShipmentChangesAsync(ManualClock.Start);

        Assert.Empty(Assert.Single(page.Items).TrackingNumbers);
        Assert.Single(wire.Requests);
        Assert.False(wire.Erp.Capabilities.TracksPackages);
        Assert.All((await wire.Companion.ReadAsync()).ToSentences(), static s => Assert.EndsWith("no companion extension is named.", s, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Carriers_and_numbers_of_posted_shipments_come_from_the_companion()
    {
        using var wire = Named().Answer(Shipment).Answer(Metadata(), mediaType: "application/xml").Answer(Tracking);

        var shipment = Assert.Single((await wire.Erp.GetShipmentChangesAsync(ManualClock.Start)).Items);

        Assert.Equal(("DPD", "NEXT", "15501234567890"), (shipment.CarrierText, shipment.ServiceText, Assert.Single(shipment.TrackingNumbers).Value));
        Assert.Equal(Route + "$metadata", wire.Requests[1].Address.AbsoluteUri);
        Assert.Equal(Route + $"companies({BusinessCentralWire.Company})/shipmentTrackings?$filter=number%20eq%20%27SS-1%27", wire.Requests[2].Address.AbsoluteUri);
        Assert.True(wire.Erp.Capabilities.TracksPackages);
    }

    [Fact]
    public async Task It_is_asked_once_an_hour_whatever_is_read_meanwhile()
    {
        using var wire = Named().Answer(Shipment).Answer(Metadata(), mediaType: "application/xml").Answer(Tracking).Answer(Shipment).Answer(Tracking);

        await wire.Erp.GetShipmentChangesAsync(ManualClock.Start);
        wire.Clock.Advance(TimeSpan.FromMinutes(59));
        await wire.Erp.GetShipmentChangesAsync(ManualClock.Start);
        Assert.Equal(1, wire.Requests.Count(static r => r.Address.AbsoluteUri.EndsWith("$metadata", StringComparison.Ordinal)));

        wire.Clock.Advance(TimeSpan.FromMinutes(1));
        wire.Answer(Shipment).Answer(Metadata(), mediaType: "application/xml").Answer(Tracking);
        await wire.Erp.GetShipmentChangesAsync(ManualClock.Start);
        Assert.Equal(2, wire.Requests.Count(static r => r.Address.AbsoluteUri.EndsWith("$metadata", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_route_that_the_service_does_not_know_is_no_companion_and_all_is_as_without()
    {
        using var wire = Named().Answer(Shipment).AnswerError(HttpStatusCode.NotFound, "BadRequest_NotFound", "No HTTP resource was found.").Answer(Shipment);

        Assert.Empty(Assert.Single((await wire.Erp.GetShipmentChangesAsync(ManualClock.Start)).Items).TrackingNumbers);
        await wire.Erp.GetShipmentChangesAsync(ManualClock.Start);

        Assert.Equal(3, wire.Requests.Count);
        Assert.Contains("Stock is told of all locations together: its page locationStocks is not there.", wire.Companion.Last!.ToSentences());
    }

    [Fact]
    public async Task A_field_that_is_missing_is_told_by_name_and_leaves_out_its_own_contract_alone()
    {
        using var wire = Named().Answer(Metadata(static name => name is not ("packageTrackingNumber" or "reduce")), mediaType: "application/xml");

        var report = await wire.Companion.ReadAsync();

        Assert.Equal((false, true, true, false), (report.Has(CompanionContract.ShipmentTracking), report.Has(CompanionContract.LocationStock), report.Has(CompanionContract.SalesPrices), report.Has(CompanionContract.OrderReduction)));
        Assert.Equal(
            [
                "Carriers and tracking numbers of posted shipments are not read, and come from people: it lacks shipmentTrackings.packageTrackingNumber.",
                "What will not leave of an order is closed by people: it lacks openOrders.Microsoft.NAV.reduce.",
            ],
            report.ToSentences());
    }

    [Fact]
    public async Task While_the_service_is_away_nothing_is_decided_and_shipments_wait()
    {
        using var wire = Named().Answer(Shipment).Answer("", HttpStatusCode.ServiceUnavailable).Answer(Shipment).Answer(Metadata(), mediaType: "application/xml").Answer(Tracking);

        await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Erp.GetShipmentChangesAsync(ManualClock.Start));
        Assert.Null(wire.Companion.Last);

        Assert.Single(Assert.Single((await wire.Erp.GetShipmentChangesAsync(ManualClock.Start)).Items).TrackingNumbers);
    }

    [Fact]
    public async Task Who_may_not_ask_is_told_and_goes_on_without()
    {
        using var wire = Named().Answer(Shipment).AnswerError(HttpStatusCode.Forbidden, "Authorization_RequestDenied", "You do not have permission.");

        Assert.Single((await wire.Erp.GetShipmentChangesAsync(ManualClock.Start)).Items);

        Assert.Equal("companion.metadata failed: Denied", wire.Companion.Last!.Failure);
        Assert.False(wire.Erp.Capabilities.TracksPackages);
    }

    [Fact]
    public async Task A_companion_that_vanishes_is_waited_for_for_an_hour_and_then_taken_to_be_uninstalled()
    {
        using var wire = Named().Answer(Shipment).Answer(Metadata(), mediaType: "application/xml").Answer(Tracking);
        await wire.Erp.GetShipmentChangesAsync(ManualClock.Start);

        // The page is gone, and so is the route: the service may be rebuilding both.
        Gone(wire.Answer(Shipment));
        var failed = await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Erp.GetShipmentChangesAsync(ManualClock.Start));
        Assert.Equal(FailureKind.NotExecuted, failed.Kind);
        Gone(Gone(wire.Answer(Shipment)));
        await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Erp.GetShipmentChangesAsync(ManualClock.Start));
        Assert.True(wire.Erp.Capabilities.TracksPackages);

        wire.Clock.Advance(TimeSpan.FromHours(1));
        Gone(wire.Answer(Shipment));
        Assert.Empty(Assert.Single((await wire.Erp.GetShipmentChangesAsync(ManualClock.Start)).Items).TrackingNumbers);
        Assert.False(wire.Erp.Capabilities.TracksPackages);
    }

    [Fact]
    public async Task What_was_denied_or_away_is_asked_again_after_two_minutes()
    {
        using var denied = Named().AnswerError(HttpStatusCode.Forbidden, "Authorization_RequestDenied", "You do not have permission.").Answer(Metadata(), mediaType: "application/xml");
        using var away = Named().Answer(Metadata(), mediaType: "application/xml").Answer("", HttpStatusCode.ServiceUnavailable).Answer(Metadata(static name => name != "salesPrices"), mediaType: "application/xml");
        Assert.False((await denied.Companion.ReadAsync()).Has(CompanionContract.LocationStock));
        await away.Companion.ReadAsync();
        away.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await away.Companion.ReadAsync()).Has(CompanionContract.LocationStock));

        foreach (var wire in (BusinessCentralWire[])[denied, away])
        {
            var before = wire.Requests.Count;
            wire.Clock.Advance(TimeSpan.FromSeconds(119));
            await wire.Companion.ReadAsync();
            Assert.Equal(before, wire.Requests.Count);
            wire.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.True((await wire.Companion.ReadAsync()).Has(CompanionContract.LocationStock));
            Assert.Equal(before + 1, wire.Requests.Count);
        }
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_every_two_minutes_and_a_service_that_is_away_then_puts_nothing_off()
    {
        using var wire = Named().Answer(Metadata(), mediaType: "application/xml").Answer(Metadata(static name => name != "salesPrices"), mediaType: "application/xml");
        await wire.Companion.ReadAsync();
        wire.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await wire.Companion.ReadAsync()).Has(CompanionContract.SalesPrices));

        wire.Clock.Advance(TimeSpan.FromMinutes(2));
        wire.Answer(Metadata(static name => name != "salesPrices"), mediaType: "application/xml");
        Assert.True((await wire.Companion.ReadAsync()).Has(CompanionContract.SalesPrices));
        Assert.Equal(3, wire.Requests.Count);

        wire.Clock.Advance(TimeSpan.FromMinutes(58));
        wire.Answer("", HttpStatusCode.ServiceUnavailable);
        Assert.False((await wire.Companion.ReadAsync()).Has(CompanionContract.SalesPrices));
    }

    [Fact]
    public async Task A_companion_that_comes_back_within_the_hour_was_never_away()
    {
        using var wire = Named().Answer(Shipment).Answer(Metadata(), mediaType: "application/xml").Answer(Tracking);
        await wire.Erp.GetShipmentChangesAsync(ManualClock.Start);
        Gone(wire.Answer(Shipment));
        await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Erp.GetShipmentChangesAsync(ManualClock.Start));

        wire.Answer(Shipment).Answer(Metadata(), mediaType: "application/xml").Answer(Tracking);
        Assert.Single(Assert.Single((await wire.Erp.GetShipmentChangesAsync(ManualClock.Start)).Items).TrackingNumbers);

        // An hour later it is missing for the first time again.
        wire.Clock.Advance(TimeSpan.FromHours(2));
        Gone(Gone(wire.Answer(Shipment)));
        await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Erp.GetShipmentChangesAsync(ManualClock.Start));
    }

    [Fact]
    public async Task A_shipment_of_which_no_tracking_is_told_is_read_again()
    {
        using var wire = Named().Answer(Shipment).Answer(Metadata(), mediaType: "application/xml").Answer("""{"value":[]}""");

        var page = await wire.Erp.GetShipmentChangesAsync(ManualClock.Start);

        Assert.Empty(page.Items);
        Assert.Equal("$.value.shipmentTrackings", Assert.Single(page.Unreadable).Path);
    }

    [Fact]
    public async Task Stock_is_told_of_each_location_and_goods_of_variants_are_left_out()
    {
        using var wire = Named().Answer(Metadata(), mediaType: "application/xml").Answer("""
            {"value":[{"itemNumber":"A1","variantCode":"","locationCode":"MAIN","locationId":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d0a","inventory":7},
                      {"itemNumber":"A1","variantCode":"RED","locationCode":"MAIN","locationId":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d0a","inventory":5},
                      {"itemNumber":"B2","variantCode":"","locationCode":"","locationId":"00000000-0000-0000-0000-000000000000","inventory":0},
                      {"itemNumber":"C3","variantCode":"","locationCode":"LOST","locationId":"00000000-0000-0000-0000-000000000000","inventory":1}]}
            """);
        Assert.False(wire.Stock.Capabilities.LocationStock);
        Assert.True((await wire.Stock.ReadCapabilitiesAsync()).LocationStock);

        var page = await wire.Stock.GetAllStockLevelsAsync();

        Assert.Equal([("A1", "6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d0a", 7m), ("B2", "", 0m)], page.Items.Select(static l => (l.Sku.Value, l.LocationId!, l.OnHand!.Value)));
        Assert.Equal(("C3", "$.value[*].locationId"), Assert.Single(page.Unreadable) is var u ? (u.Id!, u.Path) : default);
        Assert.Equal(2, wire.Requests.Count);
        Assert.Null(page.Continuation);
    }

    [Fact]
    public async Task Levels_that_are_asked_for_come_under_the_spelling_asked_for()
    {
        using var wire = Named().Answer(Metadata(), mediaType: "application/xml").Answer("""
            {"value":[{"itemNumber":"A1","variantCode":"","locationCode":"MAIN","locationId":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d0a","inventory":7}]}
            """);

        var level = Assert.Single(await wire.Stock.GetStockLevelsAsync([new Sku("a1")]));

        Assert.Equal(("a1", 7m), (level.Sku.Value, level.OnHand));
        Assert.Contains("$filter=itemNumber%20eq%20%27a1%27", wire.Requests[1].Address.AbsoluteUri, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task While_nobody_can_tell_whether_locations_are_told_stock_is_told_of_all_together()
    {
        using var wire = Named().Answer("", HttpStatusCode.ServiceUnavailable).Answer("", HttpStatusCode.ServiceUnavailable)
            .Answer("""{"value":[{"id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01","number":"A1","type":"Inventory","inventory":9}]}""");

        Assert.False((await wire.Stock.ReadCapabilitiesAsync()).LocationStock);

        Assert.Null(Assert.Single((await wire.Stock.GetAllStockLevelsAsync()).Items).LocationId);
    }

    [Theory]
    [InlineData("contoso/connectors")]
    [InlineData("contoso/../v1.0")]
    [InlineData("https://x/y")]
    public void A_route_that_is_none_is_refused_at_start(string route)
    {
        var mistakes = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => new BusinessCentralWire(o => o.CompanionRoute = route).Client);
        Assert.Contains("CompanionRoute", string.Join(' ', mistakes.Failures), StringComparison.Ordinal);
    }

    private static BusinessCentralWire Named() => new(static o => o.CompanionRoute = "contoso/connectors/v1.0");

    private static BusinessCentralWire Gone(BusinessCentralWire wire) => wire.AnswerError(HttpStatusCode.NotFound, "BadRequest_NotFound", "No HTTP resource was found.");

    private static string Metadata(Func<string, bool>? has = null) => CompanionMetadata.Of(has ?? (static _ => true));
}
