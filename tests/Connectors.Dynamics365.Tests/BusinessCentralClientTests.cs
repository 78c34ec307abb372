using System.Net;
using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Dynamics365.Tests.Support;
using Connectors.Http;

namespace Connectors.Dynamics365.Tests;

public sealed class BusinessCentralClientTests
{
    private const string Empty = """{"value":[]}""";

    [Fact]
    public async Task A_token_is_fetched_once_with_the_secret_in_the_form_only()
    {
        using var wire = new BusinessCentralWire().Answer(Empty).Answer(Empty);
        await ListAsync(wire.Client.GetItemsAsync());
        await ListAsync(wire.Client.GetItemsAsync());

        var token = Assert.Single(wire.TokenRequests);
        Assert.Equal("POST", token.Method);
        Assert.Equal("https://login.microsoftonline.com/tenant-1/oauth2/v2.0/token", token.Address.AbsoluteUri);
        Assert.Equal("application/x-www-form-urlencoded", token.Headers["Content-Type"]);
        Assert.Equal(
            "grant_type=client_credentials&client_id=client-1&client_secret=canary-secret-value&scope=https%3A%2F%2Fapi.businesscentral.dynamics.com%2F.default",
            token.Body);
        Assert.All(wire.Requests, r => Assert.Equal("Bearer token-1", r.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_refused_secret_is_an_authentication_failure_that_shows_no_secret()
    {
        using var wire = new BusinessCentralWire
        {
            TokenAnswer = () => BusinessCentralWire.Respond(
                HttpStatusCode.Unauthorized,
                """{"error":"invalid_client","error_description":"AADSTS7000215: canary-secret-value is wrong","correlation_id":"11"}"""),
        };
        var error = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => ListAsync(wire.Client.GetItemsAsync()));
        Assert.Equal(FailureKind.Denied, error.Kind);
        Assert.Equal("invalid_client", error.ErrorCode);
        Assert.DoesNotContain(BusinessCentralWire.Secret, error.Message);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task A_list_asks_for_the_company_the_filter_and_the_page_size()
    {
        using var wire = new BusinessCentralWire(o => o.PageSize = 50).Answer(Empty);
        await ListAsync(wire.Client.GetCustomersAsync(ODataFilter.EqualTo("displayName", "Müller & Söhne's"), withFinancialDetail: true));

        var request = Assert.Single(wire.Requests);
        Assert.Equal("GET", request.Method);
        Assert.Equal(
            BusinessCentralWire.Root + "companies(0f4c7b1e-52b1-4b0d-9a35-6f3b0b7c1a11)/customers?$filter=displayName%20eq%20%27M%C3%BCller%20%26%20S%C3%B6hne%27%27s%27&$expand=customerFinancialDetail",
            request.Address.AbsoluteUri);
        Assert.Equal("odata.maxpagesize=50", request.Headers["Prefer"]);
        Assert.Equal("en-US", request.Headers["Accept-Language"]);
        Assert.Equal("application/json", request.Headers["Accept"]);
    }

    [Fact]
    public async Task A_next_link_is_followed_as_it_is_with_the_same_headers()
    {
        var next = BusinessCentralWire.Root + "companies(0f4c7b1e-52b1-4b0d-9a35-6f3b0b7c1a11)/items?aid=FIN&$skiptoken=1001";
        using var wire = new BusinessCentralWire()
            .Answer($$"""{"value":[{"id":"11111111-0000-0000-0000-000000000001","number":"A"}],"@odata.nextLink":"{{next}}"}""")
            .Answer("""{"value":[{"id":"11111111-0000-0000-0000-000000000002","number":"B"}]}""");
        var items = await ListAsync(wire.Client.GetItemsAsync());

        Assert.Equal(["A", "B"], items.Select(i => i.Number));
        Assert.Equal(next, wire.Requests[1].Address.AbsoluteUri);
        Assert.Equal(wire.Requests[0].Headers["Prefer"], wire.Requests[1].Headers["Prefer"]);
        Assert.Equal("en-US", wire.Requests[1].Headers["Accept-Language"]);
    }

    [Fact]
    public async Task A_next_link_to_another_origin_is_refused_before_anything_is_sent()
    {
        using var wire = new BusinessCentralWire()
            .Answer("""{"value":[{"id":"11111111-0000-0000-0000-000000000001","number":"A"}],"@odata.nextLink":"https://elsewhere.example.com/api"}""");
        var error = await Assert.ThrowsAsync<ConnectorException>(() => ListAsync(wire.Client.GetItemsAsync()));
        Assert.Equal(FailureKind.Unreadable, error.Kind);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task A_company_name_is_looked_up_once()
    {
        using var wire = new BusinessCentralWire(o => (o.CompanyId, o.CompanyName) = (null, "CRONUS UK"))
            .Answer("""{"value":[{"id":"aaaaaaaa-0000-0000-0000-000000000001","name":"CRONUS"},{"id":"aaaaaaaa-0000-0000-0000-000000000002","name":"CRONUS UK"}]}""")
            .Answer(Empty).Answer(Empty);
        await ListAsync(wire.Client.GetItemsAsync());
        await ListAsync(wire.Client.GetItemsAsync());
        Assert.EndsWith("/api/v2.0/companies", wire.Requests[0].PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(3, wire.Requests.Count);
        Assert.All(wire.Requests.Skip(1), r => Assert.Contains("companies(aaaaaaaa-0000-0000-0000-000000000002)/items", r.PathAndQuery, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"value":[]}""", FailureKind.NotFound)]
    [InlineData("""{"value":[{"id":"aaaaaaaa-0000-0000-0000-000000000001","name":"A","displayName":"CRONUS UK"},{"id":"aaaaaaaa-0000-0000-0000-000000000002","name":"B","displayName":"CRONUS UK"}]}""", FailureKind.Rejected)]
    public async Task A_company_that_is_not_exactly_one_fails_loudly_and_is_not_remembered(string companies, FailureKind kind)
    {
        using var wire = new BusinessCentralWire(o => (o.CompanyId, o.CompanyName) = (null, "CRONUS UK")).Answer(companies).Answer(companies);
        var error = await Assert.ThrowsAnyAsync<ConnectorException>(() => ListAsync(wire.Client.GetItemsAsync()));
        Assert.Equal(kind, error.Kind);
        Assert.Contains("CompanyName", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<ConnectorException>(() => ListAsync(wire.Client.GetItemsAsync()));
        Assert.Equal(2, wire.Requests.Count);
    }

    [Fact]
    public async Task An_order_is_read_with_empty_dates_as_null_and_unknown_members_kept()
    {
        using var wire = new BusinessCentralWire().AnswerFixture("salesOrders-one");
        var order = Assert.Single(await ListAsync(wire.Client.GetSalesOrdersAsync()));
        Assert.Equal("SO-20417", order.Number);
        Assert.Equal(new DateOnly(2026, 11, 20), order.OrderDate);
        Assert.Null(order.PostingDate);
        Assert.Null(order.RequestedDeliveryDate);
        Assert.Equal(29.99m, order.TotalAmountIncludingTax);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 8, 15, 30, 123, TimeSpan.Zero), order.LastModifiedDateTime);
        Assert.Equal(SalesOrderStatus.Draft, order.Status);
        Assert.Equal("W/\"JzE5OzEyMzQ1Njc4OTAxMjM0NTY3ODkxOzAwOyc=\"", order.ETag.Value);
        Assert.Empty(order.SalesOrderLines);
        Assert.Equal("DPD", order.AdditionalData!["shippingAgentFromAnExtension"].GetString());
        Assert.DoesNotContain("Pat", order.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("In_x0020_Review", "In Review")]
    [InlineData("In Review", "In Review")]
    [InlineData("Sent_x0020_to_x0020_Moon", "Sent to Moon")]
    [InlineData("_x0020_", "")]
    public async Task Enum_members_are_read_in_both_forms_and_unknown_ones_kept(string wireText, string plain)
    {
        using var wire = new BusinessCentralWire().Answer($$"""{"value":[{"id":"11111111-0000-0000-0000-000000000001","number":"A","status":"{{wireText}}"}]}""");
        var order = Assert.Single(await ListAsync(wire.Client.GetSalesOrdersAsync()));
        Assert.Equal(plain, order.Status.Value);
        Assert.Equal(plain.Length == 0, order.Status == default);
    }

    [Theory]
    [InlineData("""{"value":null}""")]
    [InlineData("{}")]
    [InlineData("""{"value":[null]}""")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("<html></html>")]
    [InlineData("""{"value":[{"number":"A"}]}""")]
    [InlineData("""{"value":[{"id":"11111111-0000-0000-0000-000000000001","number":null}]}""")]
    public async Task An_answer_without_a_list_is_unreadable_and_never_empty(string body)
    {
        using var wire = new BusinessCentralWire().Answer(body);
        var error = await Assert.ThrowsAsync<ConnectorException>(() => ListAsync(wire.Client.GetSalesOrdersAsync()));
        Assert.Equal(FailureKind.Unreadable, error.Kind);
    }

    [Fact]
    public async Task A_change_carries_the_version_and_leaves_out_what_stays()
    {
        using var wire = new BusinessCentralWire().AnswerFixture("salesOrder-created");
        await wire.Client.UpdateSalesOrderAsync(
            Guid.Parse("6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01"), EntityTag.From("W/\"Jz1=\""), new SalesOrderChange { ShipToState = "", Email = "a@example.com" });
        var request = Assert.Single(wire.Requests);
        Assert.Equal("PATCH", request.Method);
        Assert.EndsWith("/salesOrders(6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01)", request.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal("W/\"Jz1=\"", request.Headers["If-Match"]);
        Assert.Equal("""{"shipToState":"","email":"a@example.com"}""", request.Body);
    }

    [Fact]
    public async Task A_change_without_a_version_is_refused_before_anything_is_sent()
    {
        using var wire = new BusinessCentralWire();
        await Assert.ThrowsAsync<ArgumentException>(() => wire.Client.DeleteSalesOrderAsync(Guid.Empty, default));
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task A_stale_version_is_a_conflict()
    {
        using var wire = new BusinessCentralWire().AnswerError(HttpStatusCode.Conflict, "Request_EntityChanged", "Another user has already changed the record.");
        var error = await Assert.ThrowsAsync<ConnectorConflictException>(() => wire.Client.DeleteSalesOrderAsync(Guid.Parse(BusinessCentralWire.Company), EntityTag.Any));
        Assert.Equal(FailureKind.Conflict, error.Kind);
        Assert.Equal("7d0b6c1a-1f0e-4a53-8a9b-0c7f1d2e3f40", error.RequestId);
    }

    [Fact]
    public async Task Throttling_was_not_executed_and_says_how_long_to_wait()
    {
        using var wire = new BusinessCentralWire().Answer(() =>
        {
            var response = BusinessCentralWire.Respond(HttpStatusCode.TooManyRequests, "");
            response.Headers.Add("Retry-After", "17");
            return response;
        });
        var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => ListAsync(wire.Client.GetItemsAsync()));
        Assert.Equal(FailureKind.NotExecuted, error.Kind);
        Assert.Equal(TimeSpan.FromSeconds(17), error.RetryAfter);
    }

    [Fact]
    public async Task A_locked_creation_was_not_executed()
    {
        using var wire = new BusinessCentralWire().AnswerError(HttpStatusCode.BadRequest, "Application_DialogException", "The Sales Header table was locked by another user.");
        var error = await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Client.CreateSalesOrderAsync(new NewSalesOrder { CustomerNumber = "C" }));
        Assert.Equal(FailureKind.NotExecuted, error.Kind);
        Assert.True(error.IsTransient);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task A_locked_creation_is_tried_again()
    {
        using var wire = new BusinessCentralWire(o => o.Resilience.MaxRetries = 1)
            .AnswerError(HttpStatusCode.BadRequest, "Application_DialogException", "The Sales Header table was locked by another user.")
            .AnswerFixture("salesOrder-created", HttpStatusCode.Created);
        var order = await wire.Client.CreateSalesOrderAsync(new NewSalesOrder { CustomerNumber = "C" });
        Assert.Equal("SO-20417", order.Number);
        Assert.Equal(2, wire.Requests.Count);
        Assert.Single(wire.Clock.Waits);
    }

    [Fact]
    public async Task A_creation_that_ends_in_a_server_error_is_of_unknown_outcome_and_not_repeated()
    {
        using var wire = new BusinessCentralWire(o => o.Resilience.MaxRetries = 3).Answer("", HttpStatusCode.GatewayTimeout);
        var error = await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Client.CreateSalesOrderAsync(new NewSalesOrder { CustomerNumber = "C" }));
        Assert.Equal(FailureKind.OutcomeUnknown, error.Kind);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Cancelling_stays_the_callers_cancellation()
    {
        using var wire = new BusinessCentralWire();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ListAsync(wire.Client.GetItemsAsync(cancellationToken: cancelled.Token)));
    }

    [Fact]
    public async Task Enum_text_is_escaped_on_request()
    {
        var order = new NewSalesOrder { CustomerNumber = "C", SalesOrderLines = [new NewSalesOrderLine { LineType = SalesLineType.FixedAsset }] };
        using var plain = new BusinessCentralWire().AnswerFixture("salesOrder-created");
        await plain.Client.CreateSalesOrderAsync(order);
        using var escaped = new BusinessCentralWire(o => o.EscapeEnumText = true).AnswerFixture("salesOrder-created");
        await escaped.Client.CreateSalesOrderAsync(order);
        Assert.Equal("""{"customerNumber":"C","salesOrderLines":[{"lineType":"Fixed Asset"}]}""", plain.Requests[0].Body);
        Assert.Equal("""{"customerNumber":"C","salesOrderLines":[{"lineType":"Fixed_x0020_Asset"}]}""", escaped.Requests[0].Body);
    }

    private static async Task<List<T>> ListAsync<T>(AsyncPageable<T> pageable)
    {
        var items = new List<T>();
        await foreach (var item in pageable)
            items.Add(item);
        return items;
    }
}
