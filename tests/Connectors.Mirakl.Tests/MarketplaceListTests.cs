using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Models;
using Microsoft.Extensions.DependencyInjection;
using RichardSzalay.MockHttp;

namespace Connectors.Mirakl.Tests;

/// <summary>Lists behind the ports: page by page over any number of runs, with what could not be read beside what could.</summary>
public sealed class MarketplaceListTests
{
    private static readonly ConnectionName Bq = new("bq");
    private static readonly DateTimeOffset Since = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_page_of_changed_orders_names_the_one_that_could_not_be_read_and_it_is_read_alone()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/orders").Respond("application/json", Orders(3, Order("1"), Order("2", """ "order_lines":[{"order_line_id":"l","quantity":1.5}] """), Order("3")));
        host.Expect(HttpMethod.Get, "api/orders").WithQueryString("order_ids", "2").Respond("application/json", Orders(1, Order("2")));

        var page = await host.Marketplace.GetOrderChangesAsync(Since);
        var alone = await host.Marketplace.GetOrdersAsync([new OrderKey(Bq, page.Unreadable[0].Id!)]);

        Assert.Equal(["1", "3"], page.Items.Select(static o => o.Key.OrderId));
        Assert.Equal([new UnreadableItem("2", "$.orders[1].order_lines[0].quantity")], page.Unreadable);
        Assert.Null(page.Continuation);
        Assert.Equal("2", Assert.Single(alone).Key.OrderId);
        Assert.Empty(alone.Unreadable);
    }

    [Fact]
    public async Task Changed_orders_are_all_given_out_before_the_one_that_could_not_be_read_is_told()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/orders").Respond("application/json", Orders(3, Order("1"), """{"price":1}""", Order("3")));
        var read = new List<string>();

        var told = await Assert.ThrowsAsync<ConnectorUnreadableItemsException>(async () =>
        {
            await foreach (var order in host.Marketplace.GetOrdersChangedSinceAsync(Since))
                read.Add(order.Key.OrderId);
        });

        Assert.Equal(["1", "3"], read);
        Assert.Equal([new UnreadableItem(null, "$.orders[1]")], told.Items);
    }

    [Fact]
    public async Task A_backlog_larger_than_an_hour_of_calls_ends_over_several_runs()
    {
        using var platform = new Platform(6100, limit: 60);
        var seen = new HashSet<string>();
        string? continuation = null;
        var runs = 0;
        do
        {
            // Each run is a new process, which knows the continuation alone.
            using var host = new MiraklHost(primary: platform.Handler());
            platform.Left = 60;
            runs++;
            try
            {
                do
                {
                    var page = await host.Marketplace.GetOrderChangesAsync(Since.AddHours(runs), continuation);
                    seen.UnionWith(page.Items.Select(static o => o.Key.OrderId));
                    continuation = page.Continuation;
                }
                while (continuation is not null);
            }
            catch (ConnectorException e) when (e.Kind == FailureKind.NotExecuted)
            {
                // The hour is used up.
            }
        }
        while (continuation is not null && runs < 5);

        Assert.Equal((6100, 2), (seen.Count, runs));
        Assert.Equal([Since.AddHours(1)], platform.Asked.Distinct());
    }

    [Theory]
    [InlineData("100")]
    [InlineData("1:x::100")]
    [InlineData("1:1::")]
    [InlineData("2:1::100")]
    public async Task A_continuation_of_something_else_is_refused(string continuation)
    {
        using var host = new MiraklHost();

        await Assert.ThrowsAsync<ArgumentException>(() => host.Marketplace.GetOrderChangesAsync(Since, continuation));
    }

    [Fact]
    public async Task An_empty_page_with_a_token_is_followed_and_a_page_that_repeats_the_one_before_ends_the_list()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/returns").Respond("application/json", """{"data":[],"next_page_token":"a"}""");
        host.Expect(HttpMethod.Get, "api/returns").WithQueryString("page_token", "a").Respond("application/json", """{"data":[{"id":"1"}],"next_page_token":"b"}""");
        host.Expect(HttpMethod.Get, "api/returns").WithQueryString("page_token", "b").Respond("application/json", """{"data":[{"id":"1"}],"next_page_token":"c"}""");
        var returns = new MiraklMarketplaceReturns(Bq, host.Client);
        var pages = new List<ItemPage<MarketplaceReturn>>();
        string? continuation = null;
        do
        {
            pages.Add(await returns.GetReturnChangesAsync(Since, continuation));
            continuation = pages[^1].Continuation;
        }
        while (continuation is not null);

        Assert.Equal([0, 1, 0], pages.Select(static p => p.Items.Count));
        host.Done();
    }

    [Fact]
    public async Task An_empty_page_of_orders_is_followed_while_the_total_says_that_more_come()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/orders").WithQueryString("offset", "0").Respond("application/json", Orders(101));
        host.Expect(HttpMethod.Get, "api/orders").WithQueryString("offset", "100").Respond("application/json", Orders(101, Order("1")));

        var first = await host.Marketplace.GetOrderChangesAsync(Since);
        var second = await host.Marketplace.GetOrderChangesAsync(Since, first.Continuation);

        Assert.Equal((0, 1), (first.Items.Count, second.Items.Count));
        Assert.Null(second.Continuation);
    }

    [Fact]
    public async Task A_carrier_without_a_code_costs_no_other_carrier()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/shipping/carriers").Respond("application/json", """{"carriers":[{"code":"DPD_UK","label":"DPD"},{"label":"Own van"},{"code":"","label":"None"},{"code":"EVRI","label":"Evri"}]}""");

        var carriers = await host.Marketplace.GetCarriersAsync();

        Assert.Equal(["DPD_UK", "EVRI"], carriers.Select(static c => c.Code.Value));
        Assert.Equal(["$.carriers[1]", "$.carriers[2].code"], carriers.Unreadable.Select(static u => u.Path));
    }

    [Theory]
    [InlineData("""{"id":"t1","amount_credited":0,"amount_debited":60.0}""", "-60.0")]
    [InlineData("""{"id":"t1","amount":null,"amount_credited":12.5,"amount_debited":0}""", "12.5")]
    [InlineData("""{"id":"t1","amount_debited":"7.00"}""", "-7.00")]
    [InlineData("""{"id":"t1","amount_credited":3}""", "3")]
    [InlineData("""{"id":"t1","amount_credited":2,"amount_debited":5}""", "-3")]
    [InlineData("""{"id":"t1","amount":0,"amount_credited":2}""", "0")]
    [InlineData("""{"id":"t1"}""", null)]
    [InlineData("""{"id":"t1","amount":""}""", null)]
    [InlineData("""{"id":"t1","amount_credited":0}""", null)]
    [InlineData("""{"id":"t1","amount_debited":0}""", null)]
    [InlineData("""{"id":"t1","amount_credited":"","amount_debited":null}""", null)]
    [InlineData("""{"id":"t1","amount":"-60.00","amount_credited":0,"amount_debited":0}""", "-60.00")]
    public async Task A_transaction_without_an_amount_is_what_was_credited_and_debited_or_a_failure(string line, string? expected)
    {
        using var host = new MiraklHost(o => o.DefaultCurrency = "GBP");
        host.Expect(HttpMethod.Get, "api/sellerpayment/transactions_logs").Respond("application/json", $$"""{"data":[{"id":"t0","amount":1},{{line}}]}""");

        var page = await new MiraklMarketplaceSettlement(Bq, host.Client, Options()).GetLineChangesAsync(Since);

        if (expected is null)
        {
            Assert.Equal(["t0"], page.Items.Select(static l => l.Id));
            Assert.Equal([new UnreadableItem("t1", "$.data[*].amount")], page.Unreadable);
        }
        else
        {
            Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), page.Items[1].Amount.Amount);
        }
    }

    [Fact]
    public async Task A_transaction_without_an_id_and_a_cycle_without_a_payout_are_told_and_not_made_up()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/sellerpayment/transactions_logs").Respond("application/json", """{"data":[{"amount":1},{"id":"t2","amount":2},{"id":"t3\u0000","amount":3}]}""");
        host.Expect(HttpMethod.Get, "api/seller-billing-cycles").Respond("application/json", """{"data":[{"id":"c1"},{"id":"c2","amount_transferred_to_seller":0}]}""");
        var settlement = new MiraklMarketplaceSettlement(Bq, host.Client, Options());

        var lines = await settlement.GetLinesPageAsync("c1");
        var cycles = await settlement.GetCyclesPageAsync(Since);

        Assert.Equal("t2", Assert.Single(lines.Items).Id);
        Assert.Equal([new UnreadableItem(null, "$.data[*].id"), new UnreadableItem(null, "$.data[*].id")], lines.Unreadable);
        Assert.Equal("c2", Assert.Single(cycles.Items).Id);
        Assert.Equal([new UnreadableItem("c1", "$.data[*].amount_transferred_to_seller")], cycles.Unreadable);
    }

    [Theory]
    [InlineData("gbp", "GBP")]
    [InlineData(" GBP ", "GBP")]
    [InlineData("Eur", "EUR")]
    [InlineData("\tgbp\n", "GBP")]
    [InlineData("\u00A0gBp\u00A0", "GBP")]
    [InlineData("g\u0430p", "")]
    [InlineData("", "USD")]
    [InlineData(null, "USD")]
    [InlineData("£", "")]
    [InlineData("EURO", "")]
    [InlineData("G8P", "")]
    public void A_currency_is_read_as_people_write_it_and_never_guessed(string? text, string expected) =>
        Assert.Equal(expected, OrderMapping.Currency(text, new CurrencyCode("USD")).Value ?? string.Empty);

    [Fact]
    public void Order_taxes_and_line_fees_are_in_the_order_and_its_parts_add_up()
    {
        var order = Map("""
            {"order_id":"7","currency_iso_code":"GBP","price":10.0,"shipping_price":0.0,"total_price":13.5,"order_tax_mode":"TAX_EXCLUDED","order_taxes":[{"code":"VAT20","rate":20.0,"total_amount":2.0}],
             "order_lines":[{"order_line_id":"7-1","quantity":1,"price":10.0,"shipping_price":0.0,"total_price":11.5,"fees":[{"code":"RECYCLING","amount":1.5}]}]}
            """);

        Assert.Equal([new TaxAmount("VAT20", new Money(2.0m, CurrencyCode.Gbp), 20m)], order.OrderTaxes);
        Assert.Equal([new FeeAmount("RECYCLING", new Money(1.5m, CurrencyCode.Gbp))], order.Lines[0].Fees);
        Assert.Equal(order.Total.Amount, order.Lines.Sum(static l => l.Price.Amount + l.ShippingPrice.Amount + l.Fees.Sum(static f => f.Amount.Amount)) + order.OrderTaxes.Sum(static t => t.Amount.Amount));
    }

    [Fact]
    public void Order_taxes_beside_line_taxes_are_their_sums_and_count_once() => Assert.Empty(Map("""
        {"order_id":"7","order_taxes":[{"code":"V","total_amount":2.0}],"order_lines":[{"order_line_id":"7-1","quantity":1,"taxes":[{"code":"V","amount":2.0}]}]}
        """).OrderTaxes);

    [Fact]
    public void Money_that_is_missing_has_no_currency_and_so_is_no_zero()
    {
        var order = Map("""{"order_id":"7","currency_iso_code":"GBP","order_lines":[{"order_line_id":"7-1","quantity":1,"price":0}]}""");

        Assert.Equal((default, default), (order.Total, order.Lines[0].ShippingPrice));
        Assert.Equal(new Money(0m, CurrencyCode.Gbp), order.Lines[0].Price);
    }

    [Fact]
    public void What_the_parcel_and_the_invoice_need_reaches_the_neutral_order()
    {
        var order = Map("""
            {"order_id":"7","shipping_pudo_id":"LDS-0042","shipping_carrier_code":"EVRI","references":{"order_reference_for_customer":"PO-17"},
             "customer":{"organization":{"name":"Example Ltd","identification_number":"01234567","tax_identification_number":"GB123"},
              "shipping_address":{"street_1":"4 Sample Lane","city":"Leeds","phone":" ","additional_info":"Gate code 4471,\n leave with neighbour"},
              "billing_address":{"street_1":"5 Sample Lane","city":"York","phone_secondary":"07700 900321"}}}
            """);

        Assert.Equal(("Gate code 4471, leave with neighbour", "LDS-0042", "07700 900321"), (order.ShipTo!.DeliveryNote, order.ShipTo.PickUpPointId, order.ShipTo.Phone));
        Assert.Equal(("5 Sample Lane", "York", null), (order.BillTo!.Line1, order.BillTo.City, order.BillTo.DeliveryNote));
        Assert.Equal(("PO-17", "EVRI", "GB123", "01234567"), (order.PurchaseOrderNumber, order.RequestedCarrier, order.Company!.TaxNumber, order.Company.RegistrationNumber));
        Assert.DoesNotContain("GB123", order.Company.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"order_line_id":"7-1","order_line_state":"SHIPPING","quantity":2,"price_unit":10,"price":20,"refunds":[{"id":"r","quantity":1,"amount":10}]}""")]
    [InlineData("""{"order_line_id":"7-1","order_line_state":"SHIPPING","quantity":3,"price_unit":0,"price":0,"cancelations":[{"id":"c","quantity":1,"amount":0}]}""")]
    [InlineData("""{"order_line_id":"7-1","order_line_state":"SHIPPING","quantity":3,"price_unit":3.33,"price":9.99,"cancelations":[{"id":"c","amount":3.33}]}""")]
    [InlineData("""{"order_line_id":"7-1","order_line_state":"INCIDENT_OPEN","quantity":2,"refunds":[{"id":"r","quantity":2,"amount":10}]}""")]
    public async Task A_reduced_line_is_asked_for_and_is_unclear_where_the_platform_does_not_say(string line)
    {
        using var host = new MiraklHost();
        host.Time.Advance(TimeSpan.FromDays(1000));
        var body = Orders(1, Order("7", $$""" "order_state":"SHIPPING","order_lines":[{{line}},{"order_line_id":"7-2","quantity":5}] """));
        host.Expect(HttpMethod.Get, "api/orders").Respond("application/json", body);
        host.Expect(HttpMethod.Get, "api/shipments/items_to_ship").WithQueryString("order_id", "7").Respond("application/json", """{"data":[{"order_id":"7","shipment_lines":[{"order_line_id":"7-1","quantity":1},{"order_line_id":"7-2","quantity":5}]}]}""");
        host.Expect(HttpMethod.Get, "api/shipments").WithQueryString("order_id", "7").Respond("application/json", """{"data":[{"id":"s","order_id":"7","status":"SHIPPED","shipment_lines":[{"order_line_id":"7-1","quantity":1}]},{"id":"x","order_id":"7","status":"CANCELED","shipment_lines":[{"order_line_id":"7-1","quantity":1}]}]}""");
        host.Expect(HttpMethod.Get, "api/orders").Respond("application/json", body);
        host.Expect(HttpMethod.Get, "api/shipments/items_to_ship").Fails(HttpStatusCode.ServiceUnavailable);

        var told = Assert.Single((await host.Marketplace.GetOrderChangesAsync(Since)).Items);
        var untold = Assert.Single((await host.Marketplace.GetOrderChangesAsync(Since)).Items);

        Assert.Equal([(2m, false), (5m, false)], told.Lines.Select(static l => (l.Quantity, l.IsQuantityUnclear)));
        Assert.Equal([true, false], untold.Lines.Select(static l => l.IsQuantityUnclear));
        host.Done();
    }

    [Fact]
    public async Task An_item_that_was_just_put_into_a_shipment_which_no_list_shows_yet_is_not_taken_to_be_cancelled()
    {
        using var host = new MiraklHost(o => o.StillWorkingFor = TimeSpan.FromMinutes(20));
        var body = Orders(1, $$"""
            {"order_id":"7","created_date":"2020-04-01T08:00:00Z","last_updated_date":"{{host.Time.GetUtcNow():O}}","order_state":"SHIPPING",
             "order_lines":[{"order_line_id":"7-1","order_line_state":"SHIPPING","quantity":2,"cancelations":[{"id":"c","quantity":1}]}]}
            """);
        foreach (var _ in (int[])[1, 2])
        {
            host.Expect(HttpMethod.Get, "api/orders").Respond("application/json", body);
            host.Expect(HttpMethod.Get, "api/shipments/items_to_ship").Respond("application/json", """{"data":[{"order_id":"7","shipment_lines":[{"order_line_id":"7-1","quantity":1}]}]}""");
            host.Expect(HttpMethod.Get, "api/shipments").Respond("application/json", """{"data":[]}""");
        }

        host.Time.Advance(TimeSpan.FromMinutes(19));
        var soon = Assert.Single(Assert.Single((await host.Marketplace.GetOrderChangesAsync(Since)).Items).Lines);
        host.Time.Advance(TimeSpan.FromMinutes(1));
        var later = Assert.Single(Assert.Single((await host.Marketplace.GetOrderChangesAsync(Since)).Items).Lines);

        Assert.Equal((2m, true), (soon.Quantity, soon.IsQuantityUnclear));
        Assert.Equal((1m, false), (later.Quantity, later.IsQuantityUnclear));
    }

    public static TheoryData<string, string> WhatIsLeft => new()
    {
        { """{"data":[{"order_id":"7","shipment_lines":[{"order_line_id":"7-1","quantity":1.5}]}]}""", """{"data":[]}""" },
        { """{"data":[{"shipment_lines":[{"order_line_id":"7-1","quantity":1}]},7]}""", """{"data":[]}""" },
        { """{"data":[{"order_id":"7","shipment_lines":[null]}]}""", """{"data":[]}""" },
        { """{"data":[{"order_id":"7","shipment_lines":[{"order_line_id":"7-1","quantity":1}]}]}""", """{"data":[{"id":"s","order_id":"7","status":"SHIPPED","shipment_lines":[{"order_line_id":"7-1","quantity":"one"}]}]}""" },
    };

    [Theory]
    [MemberData(nameof(WhatIsLeft))]
    public async Task What_is_left_of_a_reduced_line_is_not_guessed_from_an_answer_of_which_a_part_cannot_be_read(string toShip, string shipments)
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/orders").Respond(
            "application/json", Orders(1, Order("7", """ "order_state":"SHIPPING","order_lines":[{"order_line_id":"7-1","order_line_state":"SHIPPING","quantity":3,"price":0,"cancelations":[{"id":"c","quantity":1,"amount":0}]}] """)));
        host.Expect(HttpMethod.Get, "api/shipments/items_to_ship").Respond("application/json", toShip);
        host.Expect(HttpMethod.Get, "api/shipments").Respond("application/json", shipments);

        Assert.True(Assert.Single(Assert.Single((await host.Marketplace.GetOrderChangesAsync(Since)).Items).Lines).IsQuantityUnclear);
    }

    [Theory]
    [InlineData("SHIPPING", """{"order_line_id":"7-1","order_line_state":"SHIPPING","quantity":2}""", 2, false)]
    [InlineData("SHIPPING", """{"order_line_id":"7-1","order_line_state":"SHIPPING","quantity":2,"refunds":[{"id":"r","quantity":0,"amount":3}]}""", 2, false)]
    [InlineData("SHIPPING", """{"order_line_id":"7-1","order_line_state":"SHIPPED","quantity":2,"refunds":[{"id":"r","quantity":1,"amount":3}]}""", 2, false)]
    [InlineData("SHIPPING", """{"order_line_id":"7-1","order_line_state":"CANCELED","quantity":2,"cancelations":[{"id":"c","quantity":2}]}""", 2, false)]
    [InlineData("SHIPPED", """{"order_line_id":"7-1","order_line_state":"SHIPPED","quantity":2,"cancelations":[{"id":"c","quantity":1}]}""", 2, false)]
    [InlineData("SHIPPING", """{"order_line_id":"7-1","order_line_state":"SHIPPING"}""", 0, true)]
    public async Task A_line_that_was_not_reduced_costs_no_call(string state, string line, int quantity, bool isUnclear)
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/orders").Respond("application/json", Orders(1, Order("7", $$""" "order_state":"{{state}}","order_lines":[{{line}}] """)));

        var read = Assert.Single(Assert.Single((await host.Marketplace.GetOrderChangesAsync(Since)).Items).Lines);

        Assert.Equal((quantity, isUnclear), (read.Quantity, read.IsQuantityUnclear));
        host.Done();
    }

    [Fact]
    public async Task Two_equal_parcels_under_one_number_are_two_shipments()
    {
        using var host = new MiraklHost(o => o.Capabilities = new MiraklCapabilities { MultipleShipments = true });
        var second = new ShipmentConfirmation
        {
            Order = new OrderKey(Bq, "7001-A"), TrackingNumber = new TrackingNumber("CONS-9"), Lines = [new ConfirmedLine(new OrderLineId("7001-A-1"), 1)], OtherShipments = ["s1"],
        };
        const string Shipments = """{"data":[{"id":"s1","order_id":"7001-A","status":"SHIPPED","tracking":{"tracking_number":"CONS-9"},"shipment_lines":[{"order_line_id":"7001-A-1","quantity":1}]}]}""";
        host.Expect(HttpMethod.Get, "api/shipments").Respond("application/json", Shipments);
        host.Expect(HttpMethod.Get, "api/shipments").Respond("application/json", Shipments);

        Assert.IsType<LookupResult<string>.Absent>(await host.Marketplace.FindShipmentAsync(second));
        Assert.Equal("s1", Assert.IsType<LookupResult<string>.Found>(await host.Marketplace.FindShipmentAsync(second with { OtherShipments = [] })).Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Rows_that_can_be_read_once_are_never_sent_as_fewer(int readBeforeTheFailure)
    {
        var channel = Channel.CreateUnbounded<StockRow>();
        foreach (var sku in new[] { "A", "B", "C" })
            channel.Writer.TryWrite(new StockRow(sku, 1));
        channel.Writer.Complete();
        var imports = new List<string>();
        using var host = new MiraklHost(o => o.Resilience.MaxRetries = 1, new Upload(readBeforeTheFailure == 0 ? 0 : int.MaxValue, imports));

        var sending = host.Client.Stock.StartImportAsync(channel.Reader.ReadAllAsync());

        if (readBeforeTheFailure == 0)
        {
            Assert.Equal("i1", await sending);
            Assert.Equal(4, imports[^1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        }
        else
        {
            Assert.Equal(FailureKind.OutcomeUnknown, (await Assert.ThrowsAsync<ConnectorException>(() => sending)).Kind);
        }
    }

    [Fact]
    public async Task Rows_that_can_be_read_again_are_sent_again()
    {
        var imports = new List<string>();
        using var host = new MiraklHost(o => o.Resilience.MaxRetries = 1, new Upload(int.MaxValue, imports));

        Assert.Equal("i1", await host.Client.Stock.StartImportAsync(new[] { new StockRow("A", 1), new StockRow("B", 2) }.ToAsyncEnumerable()));

        Assert.Equal(imports[0], imports[1]);
    }

    [Fact]
    public async Task Rows_of_other_content_are_not_sent_in_place_of_the_first()
    {
        var readings = 0;
        using var host = new MiraklHost(o => o.Resilience.MaxRetries = 1, new Upload(int.MaxValue, []));

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => host.Client.Prices.StartImportAsync(Rows()));

        Assert.Equal((FailureKind.OutcomeUnknown, 2), (failure.Kind, readings));

        async IAsyncEnumerable<PriceRow> Rows([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask;
            yield return new PriceRow("A", ++readings);
        }
    }

    private static MiraklClientOptions Options() => new() { DefaultCurrency = "GBP" };

    private static MarketplaceOrder Map(string json) => OrderMapping.ToDocument(JsonSerializer.Deserialize(json, Json.MiraklJsonContext.Default.Order)!, Bq, null, null);

    private static string Order(string id, string more = """ "price":1 """) => $$"""{"order_id":"{{id}}","created_date":"2026-04-01T08:00:00Z",{{more}}}""";

    private static string Orders(int total, params string[] orders) => $$"""{"orders":[{{string.Join(',', orders)}}],"total_count":{{total}}}""";

    /// <summary>Takes an upload at the second attempt; at the first it reads the body as far as told and says 502.</summary>
    private sealed class Upload(int most, List<string> imports) : HttpMessageHandler
    {
        private bool _failed;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (most > 0 || _failed)
            {
                // As a connection does: read as it is written, and never kept.
                using var sent = new MemoryStream();
                await request.Content!.CopyToAsync(sent, cancellationToken);
                imports.Add(Rows(System.Text.Encoding.UTF8.GetString(sent.ToArray())));
            }

            if (_failed)
                return new HttpResponseMessage(HttpStatusCode.Created) { Content = new StringContent("""{"import_id":"i1"}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")) };
            _failed = true;
            return new HttpResponseMessage(HttpStatusCode.BadGateway);
        }

        private static string Rows(string form) => string.Join('\n', form.Split('\n').Where(static l => l.StartsWith('"')));
    }

    /// <summary>A platform with a backlog and so many calls an hour.</summary>
    private sealed class Platform(int orders, int limit) : IDisposable
    {
        public int Left { get; set; } = limit;

        public List<DateTimeOffset> Asked { get; } = [];

        public HttpMessageHandler Handler() => new Pages(this);

        public void Dispose() => Asked.Clear();

        private sealed class Pages(Platform platform) : HttpMessageHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                if (platform.Left-- <= 0)
                    return Task.FromResult(new HttpResponseMessage(HttpStatusCode.TooManyRequests));
                var query = request.RequestUri!.Query.TrimStart('?').Split('&').Select(static p => p.Split('=')).ToDictionary(static p => p[0], static p => Uri.UnescapeDataString(p[1]));
                platform.Asked.Add(DateTimeOffset.Parse(query["start_update_date"], System.Globalization.CultureInfo.InvariantCulture));
                var offset = int.Parse(query["offset"], System.Globalization.CultureInfo.InvariantCulture);
                var page = Enumerable.Range(offset, Math.Min(100, platform._orders - offset)).Select(static i => Order($"o{i}"));
                return Task.FromResult(new HttpResponseMessage { Content = new StringContent(Orders(platform._orders, [.. page]), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")) });
            }
        }

        private readonly int _orders = orders;
    }
}
