using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Shopify.Internal;
using Connectors.Shopify.Json;
using Connectors.Shopify.Models;
using Connectors.Shopify.Tests.Support;
using Connectors.Tests.Shared;
using GraphQLParser;
using GraphQLParser.AST;

namespace Connectors.Shopify.Tests;

public sealed class ShopifyClientTests
{
    private const string Id = "gid://shopify/Order/1";

    [Fact]
    public async Task A_list_asks_for_what_changed_a_little_earlier_and_quotes_every_value()
    {
        using var wire = new ShopifyWire();
        wire.Result("""{"nodes":[],"pageInfo":{"hasNextPage":false,"endCursor":null}}""");

        await wire.Client.Orders.GetOrdersAsync(new() { UpdatedSince = new(2026, 11, 1, 0, 1, 0, TimeSpan.Zero), Tag = "b2b", Name = "#1' OR \\" }).ReadAllAsync();

        var sent = Assert.Single(wire.Requests);
        Assert.Equal("https://acme.myshopify.com/admin/api/2026-10/graphql.json", sent.Address.AbsoluteUri);
        Assert.Equal("""updated_at:>='2026-10-31T23:59:00Z' AND tag:'b2b' AND name:'#1\' OR \\'""", sent.Variables.GetProperty("query").GetString());
        Assert.Equal(GraphQlDocuments.Of("orders"), sent.Query);
    }

    [Fact]
    public async Task Lines_beyond_the_first_page_are_read_with_every_order()
    {
        using var wire = new ShopifyWire();
        wire.Result($$$"""{"nodes":[{{{Order("L1", "c1")}}}],"pageInfo":{"hasNextPage":false,"endCursor":"o1"}}""")
            .Result(Lines("L2", "c2"))
            .Result(Lines("L3", null));

        var order = Assert.Single(await wire.Client.Orders.GetOrdersAsync().ReadAllAsync());

        Assert.Equal(["L1", "L2", "L3"], order.LineItems.Nodes.Select(static l => l.Sku));
        Assert.Equal(["c1", "c2"], wire.Requests.Skip(1).Select(static r => r.Variables.GetProperty("after").GetString()));
        Assert.False(order.LineItems.PageInfo.HasNextPage);
    }

    [Fact]
    public async Task An_order_that_changes_while_its_lines_are_read_is_read_anew()
    {
        using var wire = new ShopifyWire();
        wire.Result(Order("OLD", "c1")).Result(Lines("NEW-2", null, "2026-11-02T00:00:00Z")).Result(Order("NEW-1", null, "2026-11-02T00:00:00Z"));

        var order = await wire.Client.Orders.GetOrderAsync(Id);

        Assert.Equal(["NEW-1"], order.LineItems.Nodes.Select(static l => l.Sku));
    }

    [Fact]
    public async Task An_order_that_never_stands_still_is_a_conflict()
    {
        using var wire = new ShopifyWire();
        for (var i = 1; i <= 3; i++)
            wire.Result(Order("OLD", "c1")).Result(Lines("NEW", null, $"2026-11-0{i + 1}T00:00:00Z"));

        await Assert.ThrowsAsync<ConnectorConflictException>(() => wire.Client.Orders.GetOrderAsync(Id));
    }

    [Fact]
    public async Task Lines_that_go_on_and_bring_nothing_new_end_the_reading()
    {
        using var wire = new ShopifyWire();
        wire.Result(Order("L1", "c1")).Result(Lines("L2", "c1"));

        Assert.Equal(FailureKind.Unreadable, (await Assert.ThrowsAsync<ConnectorException>(() => wire.Client.Orders.GetOrderAsync(Id))).Kind);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        using var wire = new ShopifyWire();
        wire.Result("null");

        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => wire.Client.Orders.GetOrderAsync(Id));
    }

    [Fact]
    public async Task An_order_that_cannot_be_read_is_told_and_the_page_goes_on()
    {
        using var wire = new ShopifyWire();
        wire.Result("""{"nodes":[{"id":"gid://shopify/Order/1","updatedAt":"2026-11-01T00:00:00Z"},{"id":"gid://shopify/Order/2","updatedAt":"lately"}],"pageInfo":{"hasNextPage":false,"endCursor":"c"}}""");

        var page = await FirstAsync(wire.Client.Orders.GetOrdersAsync().AsPages());

        Assert.Equal(["gid://shopify/Order/1"], page.Items.Select(static o => o.Id));
        Assert.Equal("gid://shopify/Order/2", Assert.Single(page.Unreadable).Id);
    }

    [Fact]
    public async Task Words_of_a_newer_version_are_kept()
    {
        using var wire = new ShopifyWire();
        wire.Result($$"""{"id":"{{Id}}","displayFulfillmentStatus":"TELEPORTED","displayFinancialStatus":null,"purchasingEntity":{"kind":"Cooperative"},"legacyResourceId":"9007199254740993"}""");

        var order = await wire.Client.Orders.GetOrderAsync(Id);

        Assert.Equal(("TELEPORTED", "", "Cooperative", 9007199254740993L), (order.DisplayFulfillmentStatus.Value, order.DisplayFinancialStatus.Value, order.PurchasingEntity!.Kind, order.LegacyResourceId));
    }

    [Theory]
    [InlineData(false, true, "no payment terms")]
    [InlineData(true, false, "not ready")]
    public async Task A_draft_without_terms_or_unready_is_never_completed(bool hasTerms, bool isReady, string why)
    {
        using var wire = new ShopifyWire();
        var draft = new DraftOrder { Id = "gid://shopify/DraftOrder/1", Ready = isReady, PaymentTerms = hasTerms ? new() { Id = "gid://shopify/PaymentTerms/1" } : null };

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => wire.Client.DraftOrders.CompleteAsync(draft));

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public void A_draft_that_became_an_order_is_not_completed_again() => Assert.Equal(
        "The draft was completed.",
        ShopifyDraftOrders.CompletionObstacle(new() { Id = "d", Ready = true, PaymentTerms = new() { Id = "t" }, Order = new() { Id = "o" } }));

    [Fact]
    public async Task Stock_says_what_it_is_compared_with_and_null_where_with_nothing()
    {
        using var wire = new ShopifyWire();
        wire.Result("""{"value":{"id":"gid://shopify/InventoryAdjustmentGroup/1","reason":"correction"},"userErrors":[]}""");
        var key = new Guid("7f3b1f39-0a4e-4c2e-9c53-7a34c2b3a111");

        await wire.Client.Inventory.SetStockAsync(
            new() { Quantities = [new("gid://shopify/InventoryItem/1", "gid://shopify/Location/1", 5, 7), new("gid://shopify/InventoryItem/2", "gid://shopify/Location/1", 3, null)] }, key);

        var input = wire.Requests[0].Variables;
        Assert.Equal("7f3b1f39-0a4e-4c2e-9c53-7a34c2b3a111", input.GetProperty("key").GetString());
        var quantities = input.GetProperty("input").GetProperty("quantities");
        Assert.Equal((7, JsonValueKind.Null), (quantities[0].GetProperty("changeFromQuantity").GetInt32(), quantities[1].GetProperty("changeFromQuantity").ValueKind));
        Assert.Contains("@idempotent(key: $key)", wire.Requests[0].Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("STALE_OBJECT")]
    [InlineData("CHANGE_FROM_QUANTITY_STALE")]
    public async Task What_others_changed_first_is_a_conflict(string code)
    {
        using var wire = new ShopifyWire();
        wire.Result($$"""{"value":null,"userErrors":[{"code":"{{code}}","field":["metafields","0"],"message":"stale"}]}""");

        await Assert.ThrowsAsync<ConnectorConflictException>(() => wire.Client.Metafields.SetMetafieldsAsync([Credit(new("digest"))]));
    }

    [Fact]
    public async Task A_digest_is_sent_as_it_is_meant()
    {
        using var wire = new ShopifyWire();
        for (var i = 0; i < 3; i++)
            wire.Result("""{"value":[],"userErrors":[]}""");

        await wire.Client.Metafields.SetMetafieldsAsync([Credit(new("digest"))]);
        await wire.Client.Metafields.SetMetafieldsAsync([Credit(new(null))]);
        await wire.Client.Metafields.SetMetafieldsAsync([Credit(default)]);

        var sent = wire.Requests.Select(static r => r.Variables.GetProperty("metafields")[0]).ToArray();
        Assert.Equal("digest", sent[0].GetProperty("compareDigest").GetString());
        Assert.Equal(JsonValueKind.Null, sent[1].GetProperty("compareDigest").ValueKind);
        Assert.False(sent[2].TryGetProperty("compareDigest", out _));
    }

    [Fact]
    public async Task A_repeat_under_a_key_in_use_waits_and_takes_the_same_key()
    {
        using var wire = new ShopifyWire(static o => o.Resilience.MaxRetries = 1, new ManualClock());
        wire.Result("""{"value":null,"userErrors":[{"code":"IDEMPOTENCY_CONCURRENT_REQUEST","field":null,"message":"working"}]}""")
            .Result("""{"value":{"id":"gid://shopify/InventoryAdjustmentGroup/1","reason":"correction"},"userErrors":[]}""");

        await wire.Client.Inventory.SetStockAsync(new() { Quantities = [new("gid://shopify/InventoryItem/1", "gid://shopify/Location/1", 5, null)] }, new Guid("7f3b1f39-0a4e-4c2e-9c53-7a34c2b3a111"));

        Assert.Equal(2, wire.Requests.Count);
        Assert.Equal(wire.Requests[0].Body, wire.Requests[1].Body);
    }

    [Fact]
    public async Task Tokens_are_fetched_with_client_credentials_and_replaced_when_refused()
    {
        using var wire = new ShopifyWire(static o => (o.AccessToken, o.ClientId, o.ClientSecret) = ("", "client", "canary-client-secret"));
        wire.Answer("""{"access_token":"first","scope":"read_orders","expires_in":86399}""")
            .Answer("""{"errors":"[API] Invalid API key or access token"}""", HttpStatusCode.Unauthorized)
            .Answer("""{"access_token":"second","scope":"read_orders","expires_in":86399}""")
            .Result("""{"count":3,"precision":"EXACT"}""");

        Assert.Equal(3, (await wire.Client.Orders.CountOrdersAsync()).Count);

        Assert.Equal("https://acme.myshopify.com/admin/oauth/access_token", wire.Requests[0].Address.AbsoluteUri);
        Assert.Equal("grant_type=client_credentials&client_id=client&client_secret=canary-client-secret", wire.Requests[0].Body);
        Assert.Equal(["first", "second"], new[] { wire.Requests[1], wire.Requests[3] }.Select(static r => r.Headers["X-Shopify-Access-Token"]));
        Assert.All(wire.Requests, static r => Assert.False(r.Headers.ContainsKey("Authorization")));
    }

    [Fact]
    public async Task Another_version_than_the_one_asked_for_is_told()
    {
        using var wire = new ShopifyWire(static o => o.ApiVersion = "2026-01");
        wire.Answer(static () =>
        {
            var response = ShopifyWire.Respond(HttpStatusCode.OK, """{"data":{"result":{"id":"gid://shopify/Shop/1","name":"Acme"},"installation":{"accessScopes":[{"handle":"read_orders"}]},"versions":[]}}""");
            response.Headers.Add("X-Shopify-API-Version", "2026-04");
            return response;
        });

        var shop = await wire.Client.GetShopAsync();

        Assert.Equal(("2026-01", "2026-04", false), (shop.AskedVersion, shop.ServedVersion, shop.IsVersionServed));
        Assert.Equal("read_orders", Assert.Single(shop.AccessScopes).Handle);
    }

    [Fact]
    public async Task Results_of_large_reads_are_fetched_from_known_hosts_without_a_token_object_by_object()
    {
        using var wire = new ShopifyWire();
        wire.Answer("{\"id\":\"gid://shopify/Order/1\"}\n{\"id\":\"gid://shopify/Order/2\"}\n");

        var all = new List<OrderReference>();
        await foreach (var one in wire.Results.ReadAsync(Bulk("https://storage.googleapis.com/bucket/file?sig=1", 2), ShopifyJsonContext.Default.OrderReference))
            all.Add(one);

        Assert.Equal(2, all.Count);
        Assert.False(wire.Requests[0].Headers.ContainsKey("X-Shopify-Access-Token"));
    }

    [Theory]
    [InlineData("https://files.stranger.example/file", 1)]
    [InlineData("https://storage.googleapis.com/bucket/file", 3)]
    public async Task A_strange_host_and_a_file_that_lacks_objects_are_no_result(string address, long count)
    {
        using var wire = new ShopifyWire();
        wire.Answer("{\"id\":\"gid://shopify/Order/1\"}\n");

        var failure = await Assert.ThrowsAsync<ConnectorException>(async () =>
        {
            await foreach (var one in wire.Results.ReadAsync(Bulk(address, count), ShopifyJsonContext.Default.OrderReference))
                Assert.NotNull(one);
        });

        Assert.Equal(FailureKind.Unreadable, failure.Kind);
    }

    [Fact]
    public async Task A_read_that_failed_half_way_is_no_result()
    {
        using var wire = new ShopifyWire();

        await Assert.ThrowsAsync<ArgumentException>(async () =>
        {
            await foreach (var one in wire.Results.ReadAsync(Bulk("https://storage.googleapis.com/x", 1) with { Status = BulkOperationStatus.Failed }, ShopifyJsonContext.Default.OrderReference))
                Assert.NotNull(one);
        });
    }

    [Fact]
    public async Task Past_its_permit_nothing_is_sent()
    {
        using var wire = new ShopifyWire();
        var permit = SendPermit.WithoutLimit();
        permit.Close("over");

        var failure = await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Client.Under(permit).Payments.MarkAsPaidAsync(Id));

        Assert.Equal(FailureKind.NotExecuted, failure.Kind);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task An_id_of_something_else_and_an_order_without_a_name_of_ours_are_refused_before_they_are_sent()
    {
        using var wire = new ShopifyWire();

        await Assert.ThrowsAsync<ArgumentException>(() => wire.Client.Orders.GetOrderAsync("gid://shopify/DraftOrder/1"));
        await Assert.ThrowsAsync<ArgumentException>(() => wire.Client.Orders.CreateOrderAsync(new() { SourceIdentifier = "", CurrencyCode = "GBP" }));
        Assert.Empty(wire.Requests);
    }

    /// <summary>A model that reads what no document asks for would be empty for ever.</summary>
    [Theory]
    [InlineData("order", typeof(Order))]
    [InlineData("draft-order", typeof(DraftOrder))]
    [InlineData("fulfillments", typeof(FulfillmentsOf))]
    [InlineData("refunds", typeof(RefundsOf))]
    public void Models_are_what_documents_select(string code, Type model)
    {
        var document = Parser.Parse(GraphQlDocuments.Of(code));
        var root = (GraphQLField)document.Definitions.OfType<GraphQLOperationDefinition>().Single().SelectionSet.Selections[0];

        var differences = Differences(document, root.SelectionSet!, ShopifyJsonContext.Default.GetTypeInfo(model)!, model.Name).Where(static d => d is not ("FulfillmentsOf.id selected only" or "RefundsOf.id selected only")).ToList();

        Assert.Empty(differences);
    }

    private static IEnumerable<string> Differences(GraphQLDocument document, GraphQLSelectionSet set, JsonTypeInfo type, string path)
    {
        var selected = Fields(document, set).ToLookup(static f => (f.Alias?.Name ?? f.Name).StringValue, StringComparer.Ordinal);
        var known = type.Properties.ToDictionary(static p => p.Name, StringComparer.Ordinal);
        foreach (var name in selected.Select(static f => f.Key).Where(name => !known.ContainsKey(name)))
            yield return $"{path}.{name} selected only";
        foreach (var (name, property) in known)
        {
            var fields = selected[name].ToArray();
            if (fields.Length == 0)
            {
                yield return $"{path}.{name} read only";
                continue;
            }

            var element = property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
            if (fields[0].SelectionSet is { } inner && ShopifyJsonContext.Default.GetTypeInfo(element) is { Kind: JsonTypeInfoKind.Object } innerType)
            {
                // References and metafields are asked for in part where a part is enough.
                foreach (var difference in Differences(document, inner, innerType, $"{path}.{name}").Where(d => !(d.EndsWith("read only", StringComparison.Ordinal) && IsPartial(element))))
                    yield return difference;
            }
        }
    }

    private static bool IsPartial(Type type) => type == typeof(OrderReference) || type == typeof(Metafield) || type == typeof(LineReference);

    private static IEnumerable<GraphQLField> Fields(GraphQLDocument document, GraphQLSelectionSet set)
    {
        foreach (var selection in set.Selections)
        {
            var more = selection switch
            {
                GraphQLField field => [field],
                GraphQLFragmentSpread spread => Fields(document, document.Definitions.OfType<GraphQLFragmentDefinition>().Single(f => f.FragmentName.Name == spread.FragmentName.Name).SelectionSet),
                GraphQLInlineFragment inline => Fields(document, inline.SelectionSet),
                _ => [],
            };
            foreach (var field in more)
                yield return field;
        }
    }

    private static NewMetafield Credit(Connectors.Http.Json.Optional<string> digest) => new()
    {
        OwnerId = "gid://shopify/Customer/1", Namespace = "sparklayer", Key = "payment_on_account", Type = "json", Value = """{"credit_limit":5000,"balance":0}""", CompareDigest = digest,
    };

    private static BulkOperation Bulk(string address, long count) => new() { Id = "gid://shopify/BulkOperation/1", Status = BulkOperationStatus.Completed, Url = new Uri(address), ObjectCount = count };

    private static string Order(string sku, string? more, string updatedAt = "2026-11-01T00:00:00Z") =>
        $$"""{"id":"{{Id}}","updatedAt":"{{updatedAt}}","lineItems":{{Page(sku, more)}}}""";

    private static string Lines(string sku, string? more, string updatedAt = "2026-11-01T00:00:00Z") => $$"""{"updatedAt":"{{updatedAt}}","items":{{Page(sku, more)}}}""";

    private static string Page(string sku, string? more) =>
        $$$"""{"nodes":[{"id":"gid://shopify/LineItem/{{{sku}}}","sku":"{{{sku}}}","quantity":1}],"pageInfo":{"hasNextPage":{{{(more is null ? "false" : "true")}}},"endCursor":"{{{more ?? "end"}}}"}}""";

    private static async Task<T> FirstAsync<T>(IAsyncEnumerable<T> all)
    {
        await foreach (var one in all)
            return one;
        throw new InvalidOperationException("Nothing came.");
    }
}
