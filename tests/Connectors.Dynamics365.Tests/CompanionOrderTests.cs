using System.Net;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.Tests.Support;

namespace Connectors.Dynamics365.Tests;

/// <summary>Orders that are reduced, and prices that are read, through a companion extension.</summary>
public sealed class CompanionOrderTests
{
    private const string Id = "6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01";
    private static readonly UnitCode Each = new("PCS");

    [Fact]
    public async Task What_will_not_leave_is_taken_off_the_last_lines_of_its_goods_and_never_what_was_shipped()
    {
        using var wire = Named().Answer(CompanionMetadata.Of(static _ => true), mediaType: "application/xml")
            .Answer(Order(Line(10000, "A1", 3, 1), Line(20000, "A1", 4, 0), Line(30000, "B2", 2, 1), Line(40000, "C3", 5, 0), Line(50000, "SHIP", 1, 1)))
            .Answer("", HttpStatusCode.NoContent);
        Assert.False(wire.Fulfilment.Capabilities.ReducesOrders);
        Assert.True((await wire.Fulfilment.ReadCapabilitiesAsync()).ReducesOrders);

        await wire.Fulfilment.ReduceOrderAsync(Left(("a1", 2), ("B2", 1)), SendPermit.WithoutLimit());

        var request = wire.Requests[^1];
        Assert.Equal($"https://api.businesscentral.dynamics.com/v2.0/tenant-1/Test%20Box/api/contoso/connectors/v1.0/companies({BusinessCentralWire.Company})/openOrders({Id})/Microsoft.NAV.reduce", request.Address.AbsoluteUri);
        Assert.Equal(
            """[{"sequence":20000,"quantity":4,"newQuantity":0},{"sequence":10000,"quantity":3,"newQuantity":2},{"sequence":30000,"quantity":2,"newQuantity":1},{"sequence":40000,"quantity":5,"newQuantity":0}]""",
            System.Text.Json.JsonDocument.Parse(request.Body).RootElement.GetProperty("lines").GetString());
    }

    [Theory]
    [InlineData(2, 2, FailureKind.Rejected)]
    [InlineData(1, 0, FailureKind.Rejected)]
    public async Task An_order_that_holds_no_more_than_what_left_or_less_is_not_reduced(decimal quantity, decimal shipped, FailureKind kind)
    {
        using var wire = Named().Answer(Order(Line(10000, "A1", quantity, shipped)));

        var refused = await Assert.ThrowsAnyAsync<PortException>(() => wire.Fulfilment.ReduceOrderAsync(Left(("A1", 2)), SendPermit.WithoutLimit()));

        Assert.Equal(kind, refused.Kind);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task An_action_that_is_gone_is_asked_for_anew()
    {
        using var wire = Named().Answer(CompanionMetadata.Of(static _ => true), mediaType: "application/xml").Answer(Order(Line(10000, "A1", 3, 1)))
            .AnswerError(HttpStatusCode.NotFound, "BadRequest_NotFound", "No HTTP resource was found.").Answer(CompanionMetadata.Of(static _ => true), mediaType: "application/xml");
        Assert.True((await wire.Fulfilment.ReadCapabilitiesAsync()).ReducesOrders);

        await Assert.ThrowsAnyAsync<PortException>(() => wire.Fulfilment.ReduceOrderAsync(Left(("A1", 2)), SendPermit.WithoutLimit()));
        await wire.Fulfilment.ReadCapabilitiesAsync();

        Assert.EndsWith("$metadata", wire.Requests[^1].Address.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(4, wire.Requests.Count);
    }

    [Fact]
    public async Task An_order_that_does_not_tell_what_was_shipped_is_not_reduced()
    {
        using var wire = Named().Answer(Order(Line(10000, "A1", 3, 0).Replace("\"shippedQuantity\":0,", "", StringComparison.Ordinal)));

        var refused = await Assert.ThrowsAnyAsync<PortException>(() => wire.Fulfilment.ReduceOrderAsync(Left(("A1", 2)), SendPermit.WithoutLimit()));

        Assert.Equal(FailureKind.Unreadable, refused.Kind);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task An_order_that_is_gone_is_told_as_gone()
    {
        using var wire = Named().Answer("""{"value":[]}""");

        Assert.Equal(FailureKind.NotFound, (await Assert.ThrowsAnyAsync<PortException>(() => wire.Fulfilment.ReduceOrderAsync(Left(("A1", 2)), SendPermit.WithoutLimit()))).Kind);
    }

    [Fact]
    public async Task A_reduction_is_never_sent_a_second_time_by_itself()
    {
        using var wire = new BusinessCentralWire(static o => (o.CompanionRoute, o.Resilience.MaxRetries) = ("contoso/connectors/v1.0", 3)).Answer(Order(Line(10000, "A1", 3, 1))).Answer("", HttpStatusCode.GatewayTimeout);

        var lost = await Assert.ThrowsAnyAsync<PortException>(() => wire.Fulfilment.ReduceOrderAsync(Left(("A1", 2)), SendPermit.WithoutLimit()));

        Assert.Equal((FailureKind.OutcomeUnknown, 2), (lost.Kind, wire.Requests.Count));
    }

    [Fact]
    public async Task Items_cost_what_the_line_of_the_list_says_that_began_last_and_holds_today_for_any_quantity()
    {
        using var wire = Priced(
            Price("A1", 10m), Price("A1", 9m, begins: "2026-03-01"), Price("A1", 8m, begins: "2026-03-03"), Price("A1", 7m, begins: "2026-03-02", ends: "2026-03-01"),
            Price("A1", 6m, from: 5m, begins: "2026-03-02"), Price("A1", 5m, unit: "BOX", begins: "2026-03-02"), Price("A1", 4m, active: false, begins: "2026-03-02"), Price("A1", 3m, variant: "RED", begins: "2026-03-02"));

        var item = Assert.Single(await wire.Erp.GetItemsAsync([new Sku("A1")]));

        Assert.Equal((new Money(9m, new CurrencyCode("GBP")), true), (item.UnitPrice!.Value, item.PriceIncludesTax));
        Assert.Contains("$filter=priceListCode%20eq%20%27BQ%27%20and%20itemNumber%20eq%20%27A1%27", wire.Requests[^1].Address.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_price_in_another_currency_keeps_it()
    {
        using var wire = Priced(Price("A1", 12m, currency: "EUR"));

        Assert.Equal(new Money(12m, new CurrencyCode("EUR")), Assert.Single(await wire.Erp.GetItemsAsync([new Sku("A1")])).UnitPrice);
    }

    [Fact]
    public async Task Two_lines_that_began_together_and_say_otherwise_are_no_price()
    {
        using var wire = Priced(Price("A1", 12m, begins: "2026-03-01"), Price("A1", 11m, begins: "2026-03-01"), Price("A1", 10m));

        Assert.Null(Assert.Single(await wire.Erp.GetItemsAsync([new Sku("A1")])).UnitPrice);
    }

    [Fact]
    public async Task An_item_that_the_list_does_not_price_has_no_price_whatever_its_card_says()
    {
        using var wire = Priced();

        Assert.Null(Assert.Single(await wire.Erp.GetItemsAsync([new Sku("A1")])).UnitPrice);
    }

    [Fact]
    public async Task While_the_companion_is_not_there_a_named_list_prices_nothing()
    {
        using var wire = Named(static o => o.PriceList = "BQ").Answer(Card).AnswerError(HttpStatusCode.NotFound, "BadRequest_NotFound", "No HTTP resource was found.");

        Assert.Null(Assert.Single(await wire.Erp.GetItemsAsync([new Sku("A1")])).UnitPrice);
    }

    private const string Card = """{"value":[{"id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01","number":"A1","type":"Inventory","baseUnitOfMeasureCode":"PCS","unitPrice":99,"priceIncludesTax":false}]}""";

    private static BusinessCentralWire Named(Action<BusinessCentral.BusinessCentralErpOptions>? configure = null) => new(static o => o.CompanionRoute = "contoso/connectors/v1.0", o =>
    {
        o.LocalCurrency = "GBP";
        o.Charges[nameof(ChargeKind.Shipping)] = new BusinessCentral.BusinessCentralCharge(BusinessCentral.Models.SalesLineType.Item, "SHIP");
        configure?.Invoke(o);
    });

    private static BusinessCentralWire Priced(params string[] prices) => Named(static o => o.PriceList = "BQ")
        .Answer(Card).Answer(CompanionMetadata.Of(static _ => true), mediaType: "application/xml").Answer($$"""{"value":[{{string.Join(',', prices)}}]}""");

    private static string Price(string item, decimal price, string currency = "", string unit = "", decimal from = 0m, string variant = "", bool active = true, string begins = "0001-01-01", string ends = "0001-01-01") => FormattableString.Invariant(
        $$"""
        {"id":"{{Guid.NewGuid()}}","priceListCode":"BQ","active":{{(active ? "true" : "false")}},"itemNumber":"{{item}}","variantCode":"{{variant}}","unitOfMeasureCode":"{{unit}}","minimumQuantity":{{from}},
         "currencyCode":"{{currency}}","unitPrice":{{price}},"priceIncludesTax":true,"startingDate":"{{begins}}","endingDate":"{{ends}}"}
        """);

    private static string Order(params string[] lines) => $$"""{"value":[{"@odata.etag":"W/\"1\"","id":"{{Id}}","number":"SO-1","status":"Open","salesOrderLines":[{{string.Join(',', lines)}}]}]}""";

    private static string Line(int sequence, string item, decimal quantity, decimal shipped) => FormattableString.Invariant(
        $$"""{"id":"{{Guid.NewGuid()}}","sequence":{{sequence}},"lineType":"Item","lineObjectNumber":"{{item}}","unitOfMeasureCode":"PCS","quantity":{{quantity}},"shippedQuantity":{{shipped}},"invoicedQuantity":{{shipped}}}""");

    private static ErpDispatch Left(params (string Sku, decimal Quantity)[] lines) => new()
    {
        Order = new ErpOrder { Id = Id, Number = "SO-1", ExternalNumber = "bq:1-A" }, Lines = [.. lines.Select(static l => new ErpDispatchLine(new Sku(l.Sku), l.Quantity, Each))],
    };
}
