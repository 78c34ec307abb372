using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Models;
using RichardSzalay.MockHttp;

namespace Connectors.Mirakl.Tests;

public class MiraklOrdersTests
{
    private const string FirstPage = "sort=dateCreated&order=asc&max=100&offset=0";

    private static readonly NewRefund Refund = new() { OrderLineId = "70011-A-1", Amount = 12.50m, ReasonCode = "17" };

    [Fact]
    public async Task GetOrdersAsync_asks_for_full_pages_by_creation_date()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/orders", "or11-page", FirstPage);

        var orders = await All(host.Client.Orders.GetOrdersAsync());

        Assert.Equal(["70011-A", "70012-A"], orders.Select(o => o.OrderId));
        host.Done();
    }

    [Fact]
    public async Task GetOrdersAsync_sends_every_filter_in_the_vendors_form()
    {
        using var host = new MiraklHost(o => o.ShopId = 2041);
        host.ExpectGet(
            "api/orders",
            "or11-empty",
            "shop_id=2041&order_state_codes=SHIPPING%2CSHIPPED&order_references_for_seller=SO-1%2CSO-2&order_references_for_customer=PO-1&channel_codes=BQ_UK"
            + "&only_null_channel=false&fulfillment_center_code=N1&fulfillment_center_code=N2&start_date=2026-01-01T00%3A00%3A00Z&end_date=2026-01-02T00%3A00%3A00Z"
            + "&start_update_date=2026-03-01T23%3A30%3A00Z&end_update_date=2026-03-03T00%3A00%3A00Z&customer_debited=true&payment_workflow=PAY_ON_ACCEPTANCE"
            + "&has_incident=false&order_tax_mode=TAX_INCLUDED&locale=en_GB&" + FirstPage);

        await All(host.Client.Orders.GetOrdersAsync(new OrderFilter
        {
            OrderStates = [OrderState.Shipping, OrderState.Shipped],
            ReferencesForSeller = ["SO-1", "SO-2"],
            ReferencesForCustomer = ["PO-1"],
            ChannelCodes = ["BQ_UK"],
            OnlyNullChannel = false,
            FulfillmentCenterCodes = ["N1", "N2"],
            CreatedFrom = Utc(1, 1),
            CreatedTo = Utc(1, 2),
            UpdatedFrom = new DateTimeOffset(2026, 3, 2, 0, 30, 0, TimeSpan.FromHours(1)),
            UpdatedTo = Utc(3, 3),
            CustomerDebited = true,
            PaymentWorkflow = PaymentWorkflow.PayOnAcceptance,
            HasIncident = false,
            OrderTaxMode = OrderTaxMode.TaxIncluded,
            Locale = "en_GB",
        }));

        host.Done();
    }

    [Fact]
    public async Task GetOrdersAsync_goes_on_by_offset_until_the_total_is_read()
    {
        using var host = new MiraklHost(o => o.PageSize = 2);
        Page(host, 0, 2, "A", "B", 3);
        Page(host, 2, 2, "C", null, 3);

        Assert.Equal(["A", "B", "C"], (await All(host.Client.Orders.GetOrdersAsync())).Select(o => o.OrderId));
        host.Done();
    }

    [Fact]
    public async Task GetOrdersAsync_stops_on_an_empty_page_though_the_total_says_more()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/orders").Respond("application/json", """{ "orders": [], "total_count": 7 }""");

        Assert.Empty(await All(host.Client.Orders.GetOrdersAsync()));
        host.Done();
    }

    [Fact]
    public async Task GetOrdersAsync_without_a_total_goes_on_while_there_is_a_next_link_but_never_follows_it()
    {
        using var host = new MiraklHost(o => o.PageSize = 1);
        host.Expect(HttpMethod.Get, "api/orders").WithQueryString("offset", "0").Respond(
            [KeyValuePair.Create("Link", "<https://evil.example/api/orders?offset=1>; rel=\"next\"")], "application/json", """{ "orders": [{ "order_id": "A" }] }""");
        host.Expect(HttpMethod.Get, "api/orders").WithQueryString("offset", "1").Respond("application/json", """{ "orders": [{ "order_id": "B" }] }""");

        Assert.Equal(2, (await All(host.Client.Orders.GetOrdersAsync())).Count);
        host.Done();
    }

    [Fact]
    public async Task GetOrdersAsync_resumes_at_a_token()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/orders", "or11-empty", "sort=dateCreated&order=asc&max=50&offset=200");

        await foreach (var page in host.Client.Orders.GetOrdersAsync().AsPages("200", 50))
            Assert.Empty(page.Items);

        host.Done();
    }

    [Fact]
    public async Task GetOrdersByIdAsync_joins_ids_a_hundred_at_a_time()
    {
        using var host = new MiraklHost();
        var ids = Enumerable.Range(1, 101).Select(i => $"{i}-A").ToList();
        host.ExpectGet("api/orders", "or11-page", $"order_ids={Uri.EscapeDataString(string.Join(',', ids.Take(100)))}&max=100");
        host.ExpectGet("api/orders", "or11-empty", "order_ids=101-A&max=100");

        Assert.Equal(2, (await host.Client.Orders.GetOrdersByIdAsync(ids)).Count);
        host.Done();
    }

    [Fact]
    public async Task GetOrdersByIdAsync_of_nothing_calls_nothing()
    {
        using var host = new MiraklHost();

        Assert.Empty(await host.Client.Orders.GetOrdersByIdAsync([]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1-A,2-A")]
    public async Task GetOrdersByIdAsync_refuses_what_is_no_id(string id)
    {
        using var host = new MiraklHost();

        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.Orders.GetOrdersByIdAsync([id]));
    }

    [Fact]
    public async Task AcceptOrderAsync_sends_every_decision()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders/70012%2FA/accept")
            .WithContent("""{"order_lines":[{"id":"1","accepted":true},{"id":"2","accepted":false}]}""")
            .Respond(HttpStatusCode.NoContent);

        await host.Client.Orders.AcceptOrderAsync("70012/A", [new("1", true), new("2", false)]);

        host.Done();
    }

    [Fact]
    public async Task AcceptOrderAsync_in_a_wrong_state_is_rejected_with_the_vendors_code()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders/70012-A/accept").Fails(HttpStatusCode.BadRequest, Fixture.Text("error-codes"));

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => host.Client.Orders.AcceptOrderAsync("70012-A", [new("1", true)]));

        Assert.Equal((FailureKind.Rejected, "ORDER_INVALID_STATE", "mirakl", "OR21"), (failure.Kind, failure.ErrorCode, failure.System, failure.Operation));
    }

    [Fact]
    public async Task A_failure_keeps_the_vendors_text_out_of_its_message()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders/70012-A/ship").Fails(HttpStatusCode.BadRequest, Fixture.Text("error-message"));

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => host.Client.Orders.ShipOrderAsync("70012-A"));

        Assert.DoesNotContain("Oakes", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Oakes", failure.Details[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetTrackingAsync_leaves_out_what_is_null()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders/70011-A/tracking")
            .WithContent("""{"carrier_code":"DPD_UK","tracking_number":"0155"}""")
            .Respond(HttpStatusCode.NoContent);

        await host.Client.Orders.SetTrackingAsync("70011-A", new OrderTracking { CarrierCode = "DPD_UK", TrackingNumber = "0155" });

        host.Done();
    }

    [Fact]
    public async Task ShipOrderAsync_sends_no_body()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders/70011-A/ship").With(r => r.Content is null).Respond(HttpStatusCode.NoContent);

        await host.Client.Orders.ShipOrderAsync("70011-A");

        host.Done();
    }

    [Fact]
    public async Task ShipOrderAsync_that_fails_on_the_server_has_an_unknown_outcome()
    {
        using var host = new MiraklHost(o => o.Resilience.MaxRetries = 3);
        host.Expect(HttpMethod.Put, "api/orders/70011-A/ship").Fails(HttpStatusCode.BadGateway, "<html></html>", "text/html");

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => host.Client.Orders.ShipOrderAsync("70011-A"));

        Assert.Equal(FailureKind.OutcomeUnknown, failure.Kind);
        host.Done();
    }

    [Fact]
    public async Task UpdateOrdersAsync_reports_each_order()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders")
            .WithContent("""{"orders":[{"order_id":"70011-A","references":{"order_reference_for_seller":"SO-5001"}}]}""")
            .Respond("application/json", Fixture.Text("or04-updated"));

        var result = await host.Client.Orders.UpdateOrdersAsync([new OrderUpdate { OrderId = "70011-A", References = new() { OrderReferenceForSeller = "SO-5001" } }]);

        Assert.True(result.AllSucceeded);
        Assert.Equal(("70011-A", "SO-5001"), (result.Successes[0].OrderId, result.Successes[0].References!.OrderReferenceForSeller));
    }

    [Fact]
    public async Task UpdateOrdersAsync_clears_a_reference_with_null()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders")
            .WithContent("""{"orders":[{"order_id":"70011-A","references":{"order_reference_for_seller":null}}]}""")
            .Respond("application/json", """{ "updated_orders": null }""");

        Assert.Empty((await host.Client.Orders.UpdateOrdersAsync([new OrderUpdate { OrderId = "70011-A", References = new() }])).Successes);
        host.Done();
    }

    [Fact]
    public async Task UpdateOrdersAsync_finds_the_errors_inside_a_success()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders").Respond("application/json", Fixture.Text("or04-refused"));

        var result = await host.Client.Orders.UpdateOrdersAsync([new OrderUpdate { OrderId = "70011-A" }]);

        Assert.Empty(result.Successes);
        Assert.Equal(new BatchFailure("70011-A", "ORDER_NOT_FOUND", "order_id", "There is no such order."), result.Failures.Single());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task UpdateOrdersAsync_takes_one_to_a_hundred_orders(int count)
    {
        using var host = new MiraklHost();

        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.Orders.UpdateOrdersAsync([.. Enumerable.Range(0, count).Select(i => new OrderUpdate { OrderId = $"{i}" })]));
    }

    [Fact]
    public async Task RefundOrderLinesAsync_sends_amounts_in_the_tax_mode_and_returns_the_ids()
    {
        using var host = new MiraklHost(o => o.ShopId = 7);
        host.Expect(HttpMethod.Put, "api/orders/refund").WithExactQueryString("shop_id=7")
            .WithContent("""{"order_tax_mode":"TAX_EXCLUDED","refunds":[{"order_line_id":"70011-A-1","amount":12.50,"shipping_amount":0,"reason_code":"17","quantity":1,"excluded_from_shipment":true,"currency_iso_code":"GBP","taxes":[{"code":"VAT","amount":2.50}],"fees":[{"code":"CARD","amount":0.30}]}]}""")
            .Respond("application/json", Fixture.Text("or28-created"));

        var created = await host.Client.Orders.RefundOrderLinesAsync(
            [
                new NewRefund
                {
                    OrderLineId = "70011-A-1", Amount = 12.50m, ReasonCode = "17", Quantity = 1, ExcludedFromShipment = true, CurrencyIsoCode = "GBP",
                    Taxes = [new OrderTaxAmount("VAT", 2.50m)], Fees = [new OrderFee { Code = "CARD", Amount = 0.30m }],
                },
            ],
            OrderTaxMode.TaxExcluded);

        var refund = Assert.Single(created.Refunds);
        Assert.Equal(OrderTaxMode.TaxExcluded, created.OrderTaxMode);
        Assert.Equal(("6101", "og-55", 12.50m, 2.50m, true), (refund.RefundId, refund.OrderRefundId, refund.Amount, refund.Taxes[0].Amount, refund.ExcludedFromShipment));
        Assert.Equal("kept", refund.AdditionalData!["new_member"].GetString());
        host.Done();
    }

    [Fact]
    public async Task CancelOrderLinesAsync_leaves_out_what_is_null_and_returns_the_ids()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders/cancel")
            .WithContent("""{"cancelations":[{"order_line_id":"70011-A-1","quantity":1,"amount":12.50,"shipping_amount":0,"reason_code":"34"}]}""")
            .Respond("application/json", """{ "order_tax_mode": "TAX_INCLUDED", "cancelations": [{ "cancelation_id": "811", "order_line_id": "70011-A-1", "amount": "12.50", "taxes": null }] }""");

        var created = await host.Client.Orders.CancelOrderLinesAsync(
            [new NewCancelation { OrderLineId = "70011-A-1", Quantity = 1, Amount = 12.50m, ReasonCode = "34" }]);

        Assert.Equal(("811", 12.50m), (created.Cancelations.Single().CancelationId, created.Cancelations[0].Amount));
        Assert.Empty(created.Cancelations[0].Taxes);
        host.Done();
    }

    [Theory]
    [InlineData("api/orders/refund")]
    [InlineData("api/orders/cancel")]
    public async Task Refunds_and_cancelations_are_never_repeated_after_an_unknown_outcome(string path)
    {
        using var host = new MiraklHost(o => o.Resilience.MaxRetries = 3);
        host.Expect(HttpMethod.Put, path).Fails(HttpStatusCode.InternalServerError);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => path.EndsWith("refund", StringComparison.Ordinal)
            ? host.Client.Orders.RefundOrderLinesAsync([Refund])
            : host.Client.Orders.CancelOrderLinesAsync([new NewCancelation { OrderLineId = "1", ReasonCode = "34" }]));

        Assert.Equal(FailureKind.OutcomeUnknown, failure.Kind);
        host.Done();
    }

    [Fact]
    public async Task FindRefundAsync_reads_the_order_in_the_tax_mode_of_the_refund()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/orders", "or11-refunded", "order_ids=70011-A&order_tax_mode=TAX_EXCLUDED&max=100");

        var found = Assert.IsType<LookupResult<OrderLineRefund>.Found>(
            await host.Client.Orders.FindRefundAsync("70011-A", Refund, new DateTimeOffset(2026, 3, 2, 11, 0, 0, TimeSpan.Zero), OrderTaxMode.TaxExcluded));

        Assert.Equal("6101", found.Value.Id);
        host.Done();
    }

    [Fact]
    public async Task FindRefundAsync_cannot_tell_when_the_order_is_not_listed()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/orders", "or11-empty", "order_ids=70011-A&max=100");

        Assert.IsType<LookupResult<OrderLineRefund>.CannotTell>(await host.Client.Orders.FindRefundAsync("70011-A", Refund, default));
    }

    [Fact]
    public async Task CancelOrderAsync_sends_no_body()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders/70011-A/cancel").With(r => r.Content is null).Respond(HttpStatusCode.NoContent);

        await host.Client.Orders.CancelOrderAsync("70011-A");

        host.Done();
    }

    [Fact]
    public async Task ResolveIncidentAsync_names_the_line_and_the_reason()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders/70011-A/lines/70011-A-1/resolve_incident").WithContent("""{"reason_code":"8"}""").Respond(HttpStatusCode.NoContent);

        await host.Client.Orders.ResolveIncidentAsync("70011-A", "70011-A-1", "8");

        host.Done();
    }

    [Fact]
    public async Task AdjustOrderLinesAsync_tells_adjusted_lines_from_refused_ones()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders/adjust")
            .WithContent("""{"order_lines":[{"order_line_id":"70011-A-1","actual_measurement":0.85},{"order_line_id":"70011-A-9","actual_measurement":2}]}""")
            .Respond("application/json", Fixture.Text("or32-adjusted"));

        var result = await host.Client.Orders.AdjustOrderLinesAsync([new OrderLineAdjustment("70011-A-1", 0.85m), new OrderLineAdjustment("70011-A-9", 2m)]);

        var line = Assert.Single(result.Successes);
        Assert.Equal(("70011-A-1", 0.85m, 4.20m), (line.OrderLineId, line.Measurement!.ActualMeasurement, line.Cancelations.Single().Amount));
        Assert.Equal(new BatchFailure("70011-A-9", "ORDER_LINE_NOT_FOUND", "order_line_id", "There is no such line."), result.Failures.Single());
        host.Done();
    }

    [Fact]
    public async Task UpdateShippingOriginsAsync_tells_changed_lines_from_refused_ones()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders/shipping_from")
            .WithContent("""{"order_lines":[{"id":"1","shipping_from":{"warehouse":{"code":"LEEDS"}}},{"id":"2","shipping_from":{"address":{"country_iso_code":"GBR"}}}]}""")
            .Respond("application/json", """
                { "order_lines": [
                  { "id": "1", "updated": { "address": { "city": "Leeds", "country_iso_code": "GBR" }, "warehouse": { "code": "LEEDS" } } },
                  { "id": "2", "errors": [{ "code": "read-only", "field": "shipping_from.address", "message": "Too late." }] } ] }
                """);

        var result = await host.Client.Orders.UpdateShippingOriginsAsync(
        [
            new ShippingOriginUpdate { Id = "1", ShippingFrom = new ShippingOrigin { Warehouse = new Warehouse { Code = "LEEDS" } } },
            new ShippingOriginUpdate { Id = "2", ShippingFrom = new ShippingOrigin { Address = new StreetAddress { CountryIsoCode = "GBR" } } },
        ]);

        Assert.Equal(("1", "Leeds"), (result.Successes.Single().Id, result.Successes[0].ShippingFrom!.Address!.City));
        Assert.Equal(new BatchFailure("2", "read-only", "shipping_from.address", "Too late."), result.Failures.Single());
        host.Done();
    }

    [Fact]
    public async Task UpdateAdditionalFieldsAsync_sends_only_what_is_named_and_clears_with_null()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders/70011-A/additional_fields")
            .WithContent("""{"order_additional_fields":[{"code":"gift","value":null}],"order_lines":[{"order_line_id":"70011-A-1","order_line_additional_fields":[{"code":"colours","type":"MULTIPLE_VALUES_LIST","value":["red","blue"]}]}]}""")
            .Respond("application/json", """{ "order_update_result": { "order_additional_fields": [{ "code": "engraving", "type": "STRING", "value": "A" }], "order_lines": null } }""");

        var result = await host.Client.Orders.UpdateAdditionalFieldsAsync("70011-A", new OrderAdditionalFields
        {
            Fields = [new AdditionalField { Code = "gift" }],
            OrderLines =
            [
                new OrderLineAdditionalFields
                {
                    OrderLineId = "70011-A-1",
                    Fields = [new AdditionalField { Code = "colours", Type = AdditionalFieldType.MultipleValuesList, Value = new AdditionalFieldValue(["red", "blue"]) }],
                },
            ],
        });

        Assert.True(result.AllSucceeded);
        Assert.Equal("engraving", result.Successes.Single().Fields.Single().Code);
        host.Done();
    }

    [Fact]
    public async Task UpdateAdditionalFieldsAsync_finds_the_errors_inside_a_success()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders/70011-A/additional_fields").Respond("application/json", """
            { "order_update_errors": { "errors": [{ "code": "required", "field": "order_additional_fields[0].value", "message": "Needed." }], "input": { "order_additional_fields": [] } } }
            """);

        var result = await host.Client.Orders.UpdateAdditionalFieldsAsync("70011-A", new OrderAdditionalFields());

        Assert.Empty(result.Successes);
        Assert.Equal(new BatchFailure("70011-A", "required", "order_additional_fields[0].value", "Needed."), result.Failures.Single());
    }

    [Fact]
    public async Task GetEvaluationAsync_reads_the_grade_and_hides_the_person()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/orders/70011-A/evaluation", "or51-evaluation", "locale=en_GB");

        var evaluation = await host.Client.Orders.GetEvaluationAsync("70011-A", "en_GB");

        Assert.Equal((4, "true", EvaluationReplyType.Shop), (evaluation.Grade, evaluation.Assessments.Single().Response, evaluation.Reply!.Type));
        Assert.DoesNotContain(evaluation.Lastname!, evaluation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetOrderTaxesAsync_reads_who_computes_each_tax()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/orders/taxes").Respond("application/json", """{ "taxes": [{ "code": "ECO", "label": "Eco tax", "tax_calculation_rule": "NONE" }] }""");

        Assert.Equal(("ECO", TaxCalculationRule.None), (await host.Client.Orders.GetOrderTaxesAsync()) is [var tax] ? (tax.Code, tax.TaxCalculationRule) : default);
    }

    [Fact]
    public async Task ExportOrdersAsync_starts_waits_and_reads_every_file()
    {
        using var host = new MiraklHost(o => o.ShopId = 7);
        host.Expect(HttpMethod.Post, "api/orders/async-export").WithExactQueryString("shop_id=7&locale=en_GB")
            .WithContent("""{"order_state_codes":["SHIPPING"],"fulfillment_center_codes":"LEEDS","start_update_date":"2026-03-01T00:00:00+00:00","end_update_date":"2026-03-02T00:00:00+00:00","order_tax_mode":"TAX_INCLUDED","items_per_chunk":10000}""")
            .Respond("application/json", """{ "tracking_id": "e-1" }""");
        host.Expect(HttpMethod.Get, "api/orders/async-export/status/e-1").Respond("application/json", """{ "status": "PENDING", "urls": null }""");
        host.Expect(HttpMethod.Get, "api/orders/async-export/status/e-1").Respond(
            "application/json", """{ "status": "COMPLETED", "urls": ["http://marketplace.example.com/api/files/e-1?file=1", "https://marketplace.example.com/api/files/e-1?file=2"] }""");
        host.Expect(HttpMethod.Get, "api/files/e-1").WithExactQueryString("file=1&shop_id=7").Respond("application/json", """{ "orders": [{ "order_id": "A", "price": "20.0000" }, { "order_id": "B" }] }""");
        host.Expect(HttpMethod.Get, "api/files/e-1").WithExactQueryString("file=2&shop_id=7").Respond("application/json", """[{ "order_id": "C" }]""");

        var orders = new List<Order>();
        await foreach (var order in host.Client.Orders.ExportOrdersAsync(new OrderExport
        {
            OrderStates = [OrderState.Shipping],
            FulfillmentCenterCode = "LEEDS",
            UpdatedFrom = Utc(3, 1),
            UpdatedTo = Utc(3, 2),
            OrderTaxMode = OrderTaxMode.TaxIncluded,
            Locale = "en_GB",
            ItemsPerChunk = 10_000,
        }))
            orders.Add(order);

        Assert.Equal(["A", "B", "C"], orders.Select(o => o.OrderId));
        Assert.Equal(20m, orders[0].Price);
        Assert.Equal([TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)], host.Time.Waits);
        host.Done();
    }

    [Theory]
    [InlineData("FAILED")]
    [InlineData("CANCELED")]
    public async Task ReadOrderExportAsync_of_an_export_that_did_not_succeed_names_it(string state)
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/orders/async-export/status/e-1").Respond("application/json", $$"""{ "status": "{{state}}", "error": { "code": "TOO_MANY" } }""");

        var failure = await Assert.ThrowsAsync<MiraklJobException>(async () => await host.Client.Orders.ReadOrderExportAsync("e-1").GetAsyncEnumerator().MoveNextAsync());

        Assert.Equal(("e-1", "TOO_MANY", "OR14"), (failure.JobId, failure.ErrorCode, failure.Operation));
    }

    [Fact]
    public async Task StartOrderExportAsync_wants_whole_pairs_of_dates()
    {
        using var host = new MiraklHost();
        var orders = host.Client.Orders;

        await Assert.ThrowsAsync<ArgumentException>(() => orders.StartOrderExportAsync(new OrderExport()));
        await Assert.ThrowsAsync<ArgumentException>(() => orders.StartOrderExportAsync(new OrderExport { CreatedFrom = Utc(1, 1) }));
        await Assert.ThrowsAsync<ArgumentException>(() => orders.StartOrderExportAsync(new OrderExport { CreatedFrom = Utc(1, 1), CreatedTo = Utc(2, 1), UpdatedTo = Utc(2, 1) }));
    }

    [Fact]
    public async Task DownloadOrderFileAsync_sends_nothing_to_a_host_that_is_not_trusted()
    {
        using var host = new MiraklHost();

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => host.Client.Orders.DownloadOrderFileAsync(new Uri("https://files.example.net/e-1")));

        Assert.Equal(FailureKind.Unreadable, failure.Kind);
    }

    [Fact]
    public async Task Batches_of_a_wrong_size_are_not_sent()
    {
        using var host = new MiraklHost();
        var orders = host.Client.Orders;

        await Assert.ThrowsAsync<ArgumentException>(() => orders.RefundOrderLinesAsync([]));
        await Assert.ThrowsAsync<ArgumentException>(() => orders.CancelOrderLinesAsync([]));
        await Assert.ThrowsAsync<ArgumentException>(() => orders.AdjustOrderLinesAsync([.. Enumerable.Range(0, 101).Select(i => new OrderLineAdjustment($"{i}", 1m))]));
        await Assert.ThrowsAsync<ArgumentException>(() => orders.UpdateShippingOriginsAsync([.. Enumerable.Range(0, 101).Select(i => new ShippingOriginUpdate { Id = $"{i}" })]));
    }

    [Fact]
    public async Task Each_look_up_asks_for_its_order_alone()
    {
        using var host = new MiraklHost();
        for (var i = 0; i < 6; i++)
            host.ExpectGet("api/orders", "or11-refunded", "order_ids=70011-A&max=100");
        var orders = host.Client.Orders;

        Assert.IsType<LookupResult<Order>.Found>(await orders.FindAcceptanceAsync("70011-A"));
        Assert.IsType<LookupResult<Order>.Found>(await orders.FindOrderShipmentAsync("70011-A"));
        Assert.IsType<LookupResult<Order>.Absent>(await orders.FindOrderCancelationAsync("70011-A"));
        Assert.IsType<LookupResult<OrderLine>.Absent>(await orders.FindIncidentResolutionAsync("70011-A", "70011-A-1"));
        Assert.IsType<LookupResult<OrderLine>.Absent>(await orders.FindAdjustmentAsync("70011-A", new OrderLineAdjustment("70011-A-1", 1m)));
        Assert.IsType<LookupResult<OrderLineCancelation>.Absent>(
            await orders.FindCancelationAsync("70011-A", new NewCancelation { OrderLineId = "70011-A-1", ReasonCode = "34", Amount = 1m }, default));
        host.Done();
    }

    [Fact]
    public async Task A_throttled_call_was_not_carried_out_and_says_how_long_to_wait()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/orders/70012-A/accept").Respond(HttpStatusCode.TooManyRequests, [KeyValuePair.Create("Retry-After", "90")], "application/json", string.Empty);

        var failure = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => host.Client.Orders.AcceptOrderAsync("70012-A", [new("1", true)]));

        Assert.Equal((FailureKind.NotExecuted, TimeSpan.FromSeconds(90)), (failure.Kind, failure.RetryAfter));
    }

    [Fact]
    public async Task A_refused_key_is_an_authentication_failure()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/orders").Fails(HttpStatusCode.Unauthorized);

        await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => All(host.Client.Orders.GetOrdersAsync()));
    }

    [Fact]
    public async Task A_cancelled_call_is_cancelled_and_nothing_else()
    {
        using var host = new MiraklHost();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Client.Orders.GetOrdersByIdAsync(["A"], cancellationToken: source.Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>ok</body></html>")]
    [InlineData("{ \"orders\": [ { \"order_id\": \"A\", ")]
    [InlineData("{ \"orders\": { } }")]
    [InlineData("[]")]
    public async Task A_body_that_cannot_be_understood_is_a_connector_failure(string body)
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/orders").Respond("application/json", body);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => host.Client.Orders.GetOrdersByIdAsync(["A"]));

        Assert.Equal(FailureKind.Unreadable, failure.Kind);
    }

    [Fact]
    public async Task An_order_that_cannot_be_read_is_told_beside_the_others_and_is_not_taken_for_absent()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/orders").Respond("application/json", """{ "orders": [ { "order_id": "A", "price": { } } ] }""");
        host.Expect(HttpMethod.Get, "api/orders").Respond("application/json", """{ "orders": [ { "order_id": "A", "price": { } } ] }""");

        var orders = await host.Client.Orders.GetOrdersByIdAsync(["A"]);

        Assert.Empty(orders);
        Assert.Equal([new UnreadableItem("A", "$.orders[0].price")], orders.Unreadable);
        await Assert.ThrowsAsync<ConnectorUnreadableItemsException>(() => host.Client.Orders.FindAsync("A", null, CancellationToken.None));
    }

    [Fact]
    public async Task Replaced_limits_hold_for_the_poll_and_leave_look_ups_alone()
    {
        using var host = new MiraklHost(o =>
        {
            o.CallLimits["OR11"] = "1 in 00:15:00";
            o.Resilience.MaxBudgetWait = TimeSpan.Zero;
        });
        host.ExpectGet("api/orders", "or11-empty", FirstPage);
        host.ExpectGet("api/orders", "or11-empty", "order_ids=A&max=100");
        await All(host.Client.Orders.GetOrdersAsync());

        var failure = await Assert.ThrowsAsync<ConnectorBusyException>(() => All(host.Client.Orders.GetOrdersAsync()));
        await host.Client.Orders.GetOrdersByIdAsync(["A"]);

        Assert.Equal(TimeSpan.FromMinutes(15), failure.RetryAfter);
        host.Done();
    }

    internal static async Task<List<T>> All<T>(AsyncPageable<T> pageable)
    {
        var items = new List<T>();
        await foreach (var item in pageable)
            items.Add(item);
        return items;
    }

    private static DateTimeOffset Utc(int month, int day) => new(2026, month, day, 0, 0, 0, TimeSpan.Zero);

    private static void Page(MiraklHost host, int offset, int max, string first, string? second, int total)
    {
        var orders = string.Join(',', new[] { first, second }.OfType<string>().Select(id => $$"""{ "order_id": "{{id}}" }"""));
        host.Expect(HttpMethod.Get, "api/orders").WithExactQueryString($"sort=dateCreated&order=asc&max={max}&offset={offset}")
            .Respond("application/json", $$"""{ "orders": [{{orders}}], "total_count": {{total}} }""");
    }
}
