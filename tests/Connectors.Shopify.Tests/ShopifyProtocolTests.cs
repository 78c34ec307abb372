using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Shopify.Models;
using Connectors.Shopify.Tests.Support;
using Connectors.Tests.Shared;

namespace Connectors.Shopify.Tests;

/// <summary>The three layers in which the service says no, and the points it counts.</summary>
public sealed class ShopifyProtocolTests
{
    private const string Id = "gid://shopify/Order/1";
    private const string Customer = "Jane Canary";

    public static TheoryData<string, FailureKind, string?> Errors => new()
    {
        { """{"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED"}}]}""", FailureKind.NotExecuted, "THROTTLED" },
        { """{"data":{"result":null},"errors":[{"message":"Access denied for order field.","path":["result"],"extensions":{"code":"ACCESS_DENIED"}}]}""", FailureKind.Denied, "ACCESS_DENIED" },
        { """{"errors":[{"message":"Query cost is 5000","extensions":{"code":"MAX_COST_EXCEEDED","cost":5000}}]}""", FailureKind.Rejected, "MAX_COST_EXCEEDED" },
        { """{"errors":[{"message":"Field 'x' doesn't exist","extensions":{"code":"undefinedField"}}]}""", FailureKind.Rejected, "undefinedField" },
        { """{"data":null,"errors":[{"message":"Internal error","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}""", FailureKind.OutcomeUnknown, "INTERNAL_SERVER_ERROR" },
        { """{"data":{"result":null},"errors":[{"message":"Something new"}]}""", FailureKind.OutcomeUnknown, null },
        { """{"errors":"[API] Invalid API key or access token"}""", FailureKind.Rejected, null },
        { """{"errors":[{"message":"Variable of type UnsignedInt64","extensions":{"value":[1],"problems":[]}}]}""", FailureKind.Rejected, null },
        { """{"errors":[{"message":"Variable of type UnsignedInt64","extensions":[1,2]}]}""", FailureKind.Rejected, null },
        { """{"data":{"result":{"value":null,"userErrors":[{"field":["id"],"message":"Order cannot be marked as paid."}]}}}""", FailureKind.Rejected, "user-error" },
        { """{"data":{"result":{"value":{"id":"gid://shopify/Order/1"},"userErrors":[{"code":"NOT_FOUND","field":["id"],"message":"No such order"}]}}}""", FailureKind.NotFound, "NOT_FOUND" },
        { """{"data":{"result":{"value":null,"userErrors":[{"code":"INTERNAL_ERROR","field":null,"message":"Oops"}]}}}""", FailureKind.OutcomeUnknown, "INTERNAL_ERROR" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task What_a_200_says_is_a_failure_of_its_kind(string body, FailureKind kind, string? code)
    {
        using var wire = new ShopifyWire();
        wire.Answer(body);

        var failure = await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Client.Payments.MarkAsPaidAsync(Id));

        Assert.Equal((kind, code), (failure.Kind, failure.ErrorCode));
        Assert.NotEmpty(failure.Details);
        Assert.All(failure.Details, static d => Assert.NotNull(d.Message));
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task A_refusal_names_field_and_code_and_quotes_nothing()
    {
        using var wire = new ShopifyWire();
        wire.Result($$"""{"value":null,"userErrors":[{"code":"INVALID","field":["fulfillment","lineItemsByFulfillmentOrder","0"],"message":"{{Customer}} is not there"}]}""");

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => wire.Client.Payments.MarkAsPaidAsync(Id));

        Assert.Equal("shopify order-mark-as-paid failed: 200 INVALID at fulfillment.lineItemsByFulfillmentOrder.0", failure.Message);
        Assert.DoesNotContain(Customer, failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(new VendorErrorDetail("INVALID", "fulfillment.lineItemsByFulfillmentOrder.0", $"{Customer} is not there"), Assert.Single(failure.Details));
    }

    [Fact]
    public async Task A_mutation_that_gave_a_part_of_its_answer_is_looked_up_whatever_the_code_says()
    {
        using var wire = new ShopifyWire(static o => o.Resilience.MaxRetries = 2);
        wire.Answer("""{"data":{"result":{"value":{"id":"gid://shopify/Order/1"},"userErrors":[]}},"errors":[{"message":"Access denied","path":["result","value","customer"],"extensions":{"code":"ACCESS_DENIED"}}]}""");

        var failure = await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Client.Payments.MarkAsPaidAsync(Id));

        Assert.Equal(FailureKind.OutcomeUnknown, failure.Kind);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task A_read_never_takes_a_part_for_the_whole()
    {
        using var wire = new ShopifyWire();
        wire.Answer($$$"""{"data":{"result":{"id":"{{{Id}}}","customer":null}},"errors":[{"message":"Access denied","path":["result","customer"],"extensions":{"code":"ACCESS_DENIED"}}]}""");

        Assert.Equal(FailureKind.Denied, (await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Client.Orders.GetOrderAsync(Id))).Kind);
    }

    [Fact]
    public async Task A_mutation_that_neither_refuses_nor_gives_anything_back_proves_nothing()
    {
        using var wire = new ShopifyWire();
        wire.Result("""{"value":null,"userErrors":[]}""");

        Assert.Equal(FailureKind.OutcomeUnknown, (await Assert.ThrowsAsync<ConnectorException>(() => wire.Client.Payments.MarkAsPaidAsync(Id))).Kind);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, """{"errors":"[API] Invalid API key"}""", FailureKind.Denied)]
    [InlineData(HttpStatusCode.PaymentRequired, """{"errors":"This shop's plan does not have access"}""", FailureKind.Rejected)]
    [InlineData(HttpStatusCode.Locked, """{"errors":"This shop is locked"}""", FailureKind.Rejected)]
    [InlineData(HttpStatusCode.NotFound, """{"errors":"Not Found"}""", FailureKind.NotAvailable)]
    [InlineData(HttpStatusCode.TooManyRequests, """{"errors":"Too many"}""", FailureKind.NotExecuted)]
    [InlineData(HttpStatusCode.BadGateway, "<html></html>", FailureKind.OutcomeUnknown)]
    public async Task Other_statuses_mean_what_they_say(HttpStatusCode status, string body, FailureKind kind)
    {
        using var wire = new ShopifyWire();
        wire.Answer(body, status);

        Assert.Equal(kind, (await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Client.Payments.MarkAsPaidAsync(Id))).Kind);
    }

    [Fact]
    public async Task What_was_throttled_is_sent_again_when_the_points_are_there_a_write_too()
    {
        var clock = new ManualClock();
        using var wire = new ShopifyWire(static o => o.Resilience.MaxRetries = 2, clock);
        wire.Answer($$$"""{"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED"}}]{{{ShopifyWire.Cost(310, 10)}}}}""")
            .Result($$"""{"value":{"id":"{{Id}}","name":"#1"},"userErrors":[]}""", ShopifyWire.Cost(10, 1990));

        var paid = await wire.Client.Payments.MarkAsPaidAsync(Id);

        Assert.Equal(Id, paid.Id);
        Assert.Equal(2, wire.Requests.Count);
        Assert.Equal(TimeSpan.FromSeconds(3), clock.Elapsed);
    }

    [Fact]
    public async Task A_wait_that_does_not_fit_is_told_at_once()
    {
        using var wire = new ShopifyWire(static o => o.Resilience.MaxRetries = 2, new ManualClock());
        wire.Answer($$$"""{"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED"}}]{{{ShopifyWire.Cost(1000, 0, rate: 1)}}}}""");

        var failure = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => wire.Client.Payments.MarkAsPaidAsync(Id));

        Assert.Equal((TimeSpan.FromSeconds(1000), FailureKind.NotExecuted, 1), (failure.RetryAfter!.Value, failure.Kind, wire.Requests.Count));
    }

    [Fact]
    public async Task A_call_waits_for_the_points_that_answers_say_are_missing()
    {
        var clock = new ManualClock();
        using var wire = new ShopifyWire(null, clock);
        wire.Result("""{"count":1,"precision":"EXACT"}""", ShopifyWire.Cost(500, 100)).Result("""{"count":1,"precision":"EXACT"}""", ShopifyWire.Cost(500, 100));

        await wire.Client.Orders.CountOrdersAsync();
        Assert.Equal(TimeSpan.Zero, clock.Elapsed);
        await wire.Client.Orders.CountOrdersAsync();

        Assert.Equal(TimeSpan.FromSeconds(4), clock.Elapsed);
    }

    [Fact]
    public async Task A_page_that_costs_too_much_is_asked_for_smaller_and_so_is_the_next()
    {
        using var wire = new ShopifyWire(static o => o.PageSize = 4);
        const string TooDear = """{"errors":[{"message":"too much","extensions":{"code":"MAX_COST_EXCEEDED"}}]}""";
        wire.Answer(TooDear).Answer(TooDear).Answer(TooDear)
            .Result("""{"nodes":[{"id":"gid://shopify/Order/1"}],"pageInfo":{"hasNextPage":true,"endCursor":"c1"}}""")
            .Result("""{"nodes":[{"id":"gid://shopify/Order/2"}],"pageInfo":{"hasNextPage":false,"endCursor":"c2"}}""");

        var orders = await wire.Client.Orders.GetOrdersAsync().ReadAllAsync();

        Assert.Equal(2, orders.Count);
        Assert.Equal([(4, 20), (2, 20), (1, 20), (1, 10), (1, 10)], wire.Requests.Select(static r => (r.Variables.GetProperty("first").GetInt32(), r.Variables.GetProperty("lines").GetInt32())));
        Assert.Equal("c1", wire.Requests[^1].Variables.GetProperty("after").GetString());
    }

    [Fact]
    public async Task Nothing_secret_or_personal_is_shown()
    {
        using var wire = new ShopifyWire();
        wire.Result($$$$"""{"id":"{{{{Id}}}}","name":"#1","email":"jane@canary.example","note":"{{{{Customer}}}}","shippingAddress":{"name":"{{{{Customer}}}}"},"lineItems":{"nodes":[],"pageInfo":{"hasNextPage":false}}}""");

        var order = await wire.Client.Orders.GetOrderAsync(Id);

        Assert.Equal(Customer, order.ShippingAddress!.Name);
        Assert.DoesNotContain("canary", $"{order} {order.ShippingAddress} {new NewOrder { SourceIdentifier = "1", CurrencyCode = "GBP", Note = Customer }}", StringComparison.OrdinalIgnoreCase);
        Assert.Equal(ShopifyWire.Token, wire.Requests[0].Headers["X-Shopify-Access-Token"]);
        Assert.DoesNotContain(ShopifyWire.Token, wire.Requests[0].Body, StringComparison.Ordinal);
    }
}
