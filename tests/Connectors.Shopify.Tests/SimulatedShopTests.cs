using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Http.Json;
using Connectors.Shopify.Json;
using Connectors.Shopify.Models;
using Connectors.Shopify.Tests.Support;
using Connectors.Simulators.Shopify;

namespace Connectors.Shopify.Tests;

/// <summary>The client over the simulated store, which parses and checks everything it is asked.</summary>
public sealed class SimulatedShopTests
{
    private static readonly ShopOrder Taps = new() { Lines = [new("TAP-01", 10, 12m, 9m), new("BATH-01", 2, 300m, 240m)], PoNumber = "PO-77" };

    [Fact]
    public async Task An_order_is_read_with_what_SparkLayer_wrote_on_it()
    {
        await using var shop = await ShopOfTests.OpenAsync();
        var id = shop.World.Shop!.PlaceOrder(Taps);

        var order = await shop.Client.Orders.GetOrderAsync(id);

        Assert.Equal((OrderFinancialStatus.Pending, OrderFulfillmentStatus.Unfulfilled, "PO-77"), (order.DisplayFinancialStatus, order.DisplayFulfillmentStatus, order.PoNumber));
        Assert.Contains(order.CustomAttributes, static a => a is { Key: "sparkPaymentType", Value: "paymentOnAccount" });
        Assert.Equal((PaymentTermsType.Net, 30), (order.PaymentTerms!.PaymentTermsType, order.PaymentTerms.DueInDays));
        var line = order.LineItems.Nodes[0];
        Assert.Equal((120m, 30m, 90m), (line.OriginalTotalSet!.ShopMoney!.Amount, line.DiscountAllocations.Sum(static d => d.AllocatedAmountSet!.ShopMoney!.Amount), line.DiscountedTotalSet!.ShopMoney!.Amount));
        Assert.Equal(684m, order.TotalPriceSet!.ShopMoney!.Amount);
        Assert.Null(order.TotalPriceSet.PresentmentMoney);
        Assert.Equal(0.2m, line.TaxLines[0].Rate);
    }

    [Fact]
    public async Task Every_order_comes_however_small_pages_and_points_are()
    {
        await using var shop = await ShopOfTests.OpenAsync(new() { MostPoints = 200 }, configure: static o => o.Resilience.MaxBudgetWait = TimeSpan.FromMinutes(5));
        var lines = Enumerable.Range(1, 30).Select(static i => new ShopLine($"SKU-{i}", i, 2m, 1m)).ToArray();
        var placed = Enumerable.Range(0, 7).Select(i => shop.World.Shop!.PlaceOrder(new() { Lines = lines[..(i == 3 ? 30 : 2)] })).ToArray();

        var orders = await shop.Client.Orders.GetOrdersAsync(new() { Tag = "b2b" }).ReadAllAsync();

        Assert.Equal(placed.Order(StringComparer.Ordinal), orders.Select(static o => o.Id).Order(StringComparer.Ordinal));
        Assert.Equal(lines.Select(static l => l.Sku), orders.Single(o => o.Id == placed[3]).LineItems.Nodes.Select(static l => l.Sku));
    }

    [Fact]
    public async Task What_changed_is_found_though_the_index_lags()
    {
        await using var shop = await ShopOfTests.OpenAsync(new() { IndexLag = TimeSpan.FromSeconds(30) });
        var before = shop.Clock.GetUtcNow();
        shop.Clock.Advance(TimeSpan.FromSeconds(1));
        var id = shop.World.Shop!.PlaceOrder(Taps);
        Assert.Empty(await shop.Client.Orders.GetOrdersAsync(new() { UpdatedSince = before }).ReadAllAsync());

        // The poll went on to what the service's clock said; the order shows only now, and is behind it.
        shop.Clock.Advance(TimeSpan.FromSeconds(40));
        var found = await shop.Client.Orders.GetOrdersAsync(new() { UpdatedSince = before + TimeSpan.FromSeconds(20) }).ReadAllAsync();

        Assert.Equal([id], found.Select(static o => o.Id));
    }

    [Fact]
    public async Task Goods_leave_in_parts_tracking_is_corrected_and_a_part_is_taken_back()
    {
        await using var shop = await ShopOfTests.OpenAsync();
        var id = shop.World.Shop!.PlaceOrder(Taps);
        var order = await shop.Client.Orders.GetOrderAsync(id);
        LineQuantity[] left = [new(order.LineItems.Nodes[0].Id, 4)];
        var plan = FulfillmentPlan.Of(await shop.Client.Fulfillments.GetFulfillmentOrdersAsync(id), left);

        var made = await shop.Client.Fulfillments.CreateFulfillmentAsync(new() { Lines = plan.Parts.Single(), Tracking = new() { Company = "DPD UK", Numbers = ["1550123"] } });
        Assert.Equal(OrderFulfillmentStatus.PartiallyFulfilled, (await shop.Client.Orders.GetOrderAsync(id)).DisplayFulfillmentStatus);
        var found = Assert.IsType<LookupResult<Fulfillment>.Found>(FulfillmentLookup.Find(await shop.Client.Fulfillments.GetFulfillmentsAsync(id), left, ["1550123"]));
        Assert.Equal(made.Id, found.Value.Id);

        var corrected = await shop.Client.Fulfillments.UpdateTrackingAsync(made.Id, new() { Company = "Evri", Numbers = ["H1"], Urls = [new Uri("https://track.example/H1")] });
        Assert.Equal(("Evri", "H1", "https://track.example/H1"), (corrected.TrackingInfo[0].Company, corrected.TrackingInfo[0].Number, corrected.TrackingInfo[0].Url));

        Assert.Equal(FulfillmentStatus.Cancelled, (await shop.Client.Fulfillments.CancelFulfillmentAsync(made.Id)).Status);
        Assert.Equal(12, (await shop.Client.Fulfillments.GetFulfillmentOrdersAsync(id)).SelectMany(static f => f.LineItems.Nodes).Sum(static l => l.RemainingQuantity));
    }

    [Fact]
    public async Task More_than_is_left_is_refused_by_field()
    {
        await using var shop = await ShopOfTests.OpenAsync();
        var id = shop.World.Shop!.PlaceOrder(Taps);
        var part = (await shop.Client.Fulfillments.GetFulfillmentOrdersAsync(id)).Single();

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => shop.Client.Fulfillments.CreateFulfillmentAsync(
            new() { Lines = [new() { FulfillmentOrderId = part.Id, Lines = [new(part.LineItems.Nodes[0].Id, 11)] }] }));

        Assert.Equal((FailureKind.Rejected, "user-error", "fulfillment.lineItemsByFulfillmentOrder"), (failure.Kind, failure.ErrorCode, failure.Details[0].Field));
        Assert.Empty(shop.World.Shop.Effects);
    }

    [Fact]
    public async Task Fulfilment_orders_are_held_released_split_and_moved()
    {
        await using var shop = await ShopOfTests.OpenAsync();
        var id = shop.World.Shop!.PlaceOrder(Taps);
        var part = (await shop.Client.Fulfillments.GetFulfillmentOrdersAsync(id)).Single();

        var hold = await shop.Client.Fulfillments.HoldAsync(part.Id, new() { Reason = FulfillmentHoldReason.AwaitingPayment, Handle = "ours" });
        var held = (await shop.Client.Fulfillments.GetFulfillmentOrdersAsync(id)).Single();
        Assert.Equal((FulfillmentOrderStatus.OnHold, "ours"), (held.Status, held.FulfillmentHolds.Single().Handle));
        Assert.Empty(FulfillmentPlan.Of([held], [new(held.LineItems.Nodes[0].LineItem!.Id, 1)]).Parts);
        await Assert.ThrowsAnyAsync<ConnectorException>(() => shop.Client.Fulfillments.HoldAsync(part.Id, new() { Reason = FulfillmentHoldReason.Other, Handle = "ours" }));

        Assert.Equal(FulfillmentOrderStatus.Open, (await shop.Client.Fulfillments.ReleaseHoldsAsync(part.Id, [hold.Id])).Status);
        var split = await shop.Client.Fulfillments.SplitAsync(new() { FulfillmentOrderId = part.Id, Lines = [new(part.LineItems.Nodes[0].Id, 3)] });
        await shop.Client.Fulfillments.MoveAsync(split.RemainingFulfillmentOrder!.Id, "gid://shopify/Location/2");

        var parts = await shop.Client.Fulfillments.GetFulfillmentOrdersAsync(id);
        Assert.Equal(["gid://shopify/Location/1", "gid://shopify/Location/2"], parts.Select(static p => p.AssignedLocation!.Location!.Id));
        Assert.Equal([9, 3], parts.Select(static p => p.LineItems.Nodes.Sum(static l => l.RemainingQuantity)));
    }

    [Fact]
    public async Task A_draft_becomes_a_pending_order_once_and_is_found_by_what_it_became()
    {
        await using var shop = await ShopOfTests.OpenAsync();
        var id = shop.World.Shop!.PlaceDraft(Taps);
        var draft = await shop.Client.DraftOrders.GetDraftOrderAsync(id);

        var order = await shop.Client.DraftOrders.CompleteAsync(draft);

        Assert.Equal(OrderFinancialStatus.Pending, order.DisplayFinancialStatus);
        var again = await shop.Client.DraftOrders.GetDraftOrderAsync(id);
        Assert.Equal((order.Id, DraftOrderStatus.Completed), (again.Order!.Id, again.Status));
        Assert.NotNull(ShopifyDraftOrders.CompletionObstacle(again));
        Assert.Equal(FailureKind.Rejected, (await Assert.ThrowsAsync<ConnectorException>(() => shop.Client.DraftOrders.CompleteAsync(draft))).Kind);
        Assert.Equal(1, shop.World.Shop.Effects["draftOrderComplete"]);
    }

    [Fact]
    public async Task A_draft_without_terms_gets_them_before_it_is_completed()
    {
        await using var shop = await ShopOfTests.OpenAsync();
        var id = shop.World.Shop!.PlaceDraft(Taps with { NetDays = null, PaymentType = "paymentByInvoice" });
        var draft = await shop.Client.DraftOrders.GetDraftOrderAsync(id);
        await Assert.ThrowsAsync<ArgumentException>(() => shop.Client.DraftOrders.CompleteAsync(draft));
        var template = (await shop.Client.Payments.GetTermsTemplatesAsync()).Single(static t => t.DueInDays == 30);

        await shop.Client.DraftOrders.SetTermsAsync(id, new() { TemplateId = template.Id, IssuedAt = shop.Clock.GetUtcNow() });

        Assert.Equal(OrderFinancialStatus.Pending, (await shop.Client.DraftOrders.CompleteAsync(await shop.Client.DraftOrders.GetDraftOrderAsync(id))).DisplayFinancialStatus);
    }

    [Fact]
    public async Task An_order_is_cancelled_later_and_once()
    {
        await using var shop = await ShopOfTests.OpenAsync();
        var id = shop.World.Shop!.PlaceOrder(Taps);

        var job = await shop.Client.Orders.CancelOrderAsync(id, new() { Reason = OrderCancelReason.Inventory, Restock = true, StaffNote = "short" });
        Assert.False(job.Done);
        Assert.Null((await shop.Client.Orders.GetOrderAsync(id)).CancelledAt);
        shop.Clock.Advance(TimeSpan.FromSeconds(20));

        Assert.True((await shop.Client.Orders.GetJobAsync(job.Id)).Done);
        var order = await shop.Client.Orders.GetOrderAsync(id);
        Assert.Equal((OrderCancelReason.Inventory, true), (order.CancelReason, order.CancelledAt is not null));
        Assert.Equal("INVALID", (await Assert.ThrowsAsync<ConnectorException>(() => shop.Client.Orders.CancelOrderAsync(id, new() { Reason = OrderCancelReason.Other }))).ErrorCode);
    }

    [Fact]
    public async Task What_is_outstanding_is_marked_as_paid_and_a_part_is_refused_without_Plus()
    {
        await using var shop = await ShopOfTests.OpenAsync();
        var id = shop.World.Shop!.PlaceOrder(Taps);

        await Assert.ThrowsAsync<ConnectorException>(() => shop.Client.Payments.RecordPaymentAsync(id, new() { Amount = 1m, CurrencyCode = "GBP" }));
        var paid = await shop.Client.Payments.MarkAsPaidAsync(id);

        Assert.Equal((OrderFinancialStatus.Paid, 0m), (paid.DisplayFinancialStatus, paid.TotalOutstandingSet!.ShopMoney!.Amount));
        Assert.False((await shop.Client.Orders.GetOrderAsync(id)).CanMarkAsPaid);
        Assert.Empty(await shop.Client.Payments.GetRefundsAsync(id));
    }

    [Fact]
    public async Task Terms_of_an_order_are_given_set_and_taken_away()
    {
        await using var shop = await ShopOfTests.OpenAsync();
        var id = shop.World.Shop!.PlaceOrder(Taps with { NetDays = null });
        var templates = await shop.Client.Payments.GetTermsTemplatesAsync();

        var terms = await shop.Client.Payments.CreateTermsAsync(id, new() { TemplateId = templates.Single(static t => t.DueInDays == 30).Id, IssuedAt = shop.Clock.GetUtcNow() });
        Assert.Equal(PaymentTermsType.Receipt, (await shop.Client.Payments.UpdateTermsAsync(terms.Id, new() { TemplateId = templates.Single(static t => t.PaymentTermsType == PaymentTermsType.Receipt).Id })).PaymentTermsType);
        await shop.Client.Payments.DeleteTermsAsync(terms.Id);

        Assert.Null((await shop.Client.Orders.GetOrderAsync(id)).PaymentTerms);
    }

    [Fact]
    public async Task R28_a_balance_that_SparkLayer_raised_meanwhile_is_read_again()
    {
        await using var shop = await ShopOfTests.OpenAsync();
        var customer = shop.World.Shop!.CustomerId;
        var read = await shop.Client.Metafields.GetMetafieldAsync(customer, "sparklayer", "payment_on_account");
        shop.World.Shop.WriteMetafield(customer, "payment_on_account", """{"credit_limit":5000,"balance":684}""");

        await Assert.ThrowsAsync<ConnectorConflictException>(() => shop.Client.Metafields.SetMetafieldsAsync([Credit(customer, 0, read!.CompareDigest)]));
        var present = await shop.Client.Metafields.GetMetafieldAsync(customer, "sparklayer", "payment_on_account");
        var written = await shop.Client.Metafields.SetMetafieldsAsync([Credit(customer, 700, present!.CompareDigest)]);

        Assert.Contains("700", written.Single().Value, StringComparison.Ordinal);
        Assert.Contains("684", present.Value, StringComparison.Ordinal);
        Assert.Null(await shop.Client.Metafields.GetMetafieldAsync(customer, "sparklayer", "price_lists"));
    }

    [Fact]
    public async Task Stock_is_set_once_under_a_key_and_not_over_what_others_counted()
    {
        await using var shop = await ShopOfTests.OpenAsync();
        shop.World.Shop!.PlaceOrder(Taps);
        var variant = (await shop.Client.Inventory.GetStockAsync("TAP-01").ReadAllAsync()).Single();
        var level = variant.InventoryItem.InventoryLevels.Nodes[0];
        // The order took ten of the hundred.
        Assert.Equal(90, level.Quantities.Single(static q => q.Name == "available").Quantity);
        StockChange To(int quantity, int? from) => new() { Quantities = [new(variant.InventoryItem.Id, level.Location!.Id, quantity, from)] };
        var (key, other) = (new Guid("7f3b1f39-0a4e-4c2e-9c53-7a34c2b3a111"), new Guid("7f3b1f39-0a4e-4c2e-9c53-7a34c2b3a112"));

        var done = await shop.Client.Inventory.SetStockAsync(To(80, 90), key);
        var again = await shop.Client.Inventory.SetStockAsync(To(80, 90), key);

        Assert.Equal(done, again);
        Assert.Equal(1, shop.World.Shop.Effects["inventorySetQuantities"]);
        await Assert.ThrowsAsync<ConnectorConflictException>(() => shop.Client.Inventory.SetStockAsync(To(75, 90), other));
        Assert.Equal("IDEMPOTENCY_KEY_PARAMETER_MISMATCH", (await Assert.ThrowsAsync<ConnectorException>(() => shop.Client.Inventory.SetStockAsync(To(70, null), key))).ErrorCode);
    }

    [Fact]
    public async Task An_order_that_is_made_is_found_by_its_source()
    {
        await using var shop = await ShopOfTests.OpenAsync();

        var made = await shop.Client.Orders.CreateOrderAsync(new()
        {
            SourceIdentifier = "erp:SO-1", CurrencyCode = "GBP", CustomerId = shop.World.Shop!.CustomerId, Tags = ["b2b"],
            Metafields = [new() { Namespace = "sparklayer", Key = "order_import", Type = "boolean", Value = "true" }],
            Lines = [new() { Sku = "TAP-01", Title = "Tap", Quantity = 2, UnitPrice = 9.5m, TaxLines = [new() { Title = "VAT", Rate = 0.2m, Amount = 3.8m }] }],
            ShippingAddress = new() { Address1 = "1 Kiln Road", City = "Leeds", CountryCodeV2 = "GB" },
        });

        var found = Assert.Single(await shop.Client.Orders.FindBySourceIdentifierAsync("erp:SO-1"));
        Assert.Equal((made.Id, "true", 19m), (found.Id, found.OrderImport!.Value, found.SubtotalPriceSet!.ShopMoney!.Amount));
        Assert.Empty(await shop.Client.Orders.FindBySourceIdentifierAsync("erp:SO-2"));
        Assert.Equal(made.Id, Assert.Single(await shop.Client.Orders.FindByNameAsync(made.Name)).Id);
        await shop.Client.Orders.AddTagsAsync(made.Id, ["exported"]);
        Assert.Equal(["b2b", "exported"], (await shop.Client.Orders.GetOrderAsync(made.Id)).Tags);
    }

    [Fact]
    public async Task Subscriptions_are_made_listed_and_ended()
    {
        await using var shop = await ShopOfTests.OpenAsync();
        var webhook = new NewWebhook { Topic = "ORDERS_UPDATED", Uri = new Uri("https://host.example/shopify/shop"), IncludeFields = ["id"] };

        var made = await shop.Client.Webhooks.CreateWebhookAsync(webhook);
        await Assert.ThrowsAsync<ConnectorException>(() => shop.Client.Webhooks.CreateWebhookAsync(webhook));
        Assert.Equal(made.Id, Assert.Single(await shop.Client.Webhooks.GetWebhooksAsync().ReadAllAsync()).Id);
        await shop.Client.Webhooks.DeleteWebhookAsync(made.Id);

        Assert.Empty(await shop.Client.Webhooks.GetWebhooksAsync().ReadAllAsync());
    }

    [Fact]
    public async Task A_large_read_is_started_once_waited_for_and_read_object_by_object()
    {
        await using var shop = await ShopOfTests.OpenAsync();
        shop.World.Shop!.PlaceOrder(Taps);
        shop.World.Shop.PlaceOrder(Taps);

        var started = await shop.Client.Bulk.StartAsync("{ orders { edges { node { id name lineItems { edges { node { id sku } } } } } } }");
        Assert.Equal(ShopifyErrorCodes.BulkInProgress, (await Assert.ThrowsAsync<ConnectorException>(() => shop.Client.Bulk.StartAsync("{ orders { edges { node { id } } } }"))).ErrorCode);
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        var ended = await shop.Client.Bulk.GetAsync(started.Id);

        var objects = new List<JsonElement>();
        await foreach (var one in shop.Results.ReadAsync(ended, BulkContext.Default.JsonElement))
            objects.Add(one);
        Assert.Equal((BulkOperationStatus.Completed, 6L, 6), (ended.Status, ended.ObjectCount, objects.Count));
        Assert.Equal(4, objects.Count(static o => o.TryGetProperty("__parentId", out _)));
    }

    [Fact]
    public async Task The_shop_tells_what_the_app_may_do_and_which_version_answers()
    {
        await using var shop = await ShopOfTests.OpenAsync(new() { Version = "2026-04" });

        var told = await shop.Client.GetShopAsync();

        Assert.Equal(("2026-10", "2026-04", false, false), (told.AskedVersion, told.ServedVersion, told.IsVersionServed, told.Shop.TaxesIncluded));
        Assert.Contains(told.AccessScopes, static s => s.Handle == "read_orders");
        Assert.Equal(2, (await shop.Client.Inventory.GetLocationsAsync().ReadAllAsync()).Count);
    }

    [Fact]
    public async Task Tokens_are_fetched_where_the_app_does_so()
    {
        await using var shop = await ShopOfTests.OpenAsync(configure: static o => (o.AccessToken, o.ClientId, o.ClientSecret) = ("", "simulated-app", "simulated-app-secret"));

        Assert.Equal(0, (await shop.Client.Orders.CountOrdersAsync()).Count);
    }

    /// <summary>Answers are what the vendor's schema says: everything the documents ask for is there, of its type.</summary>
    [Fact]
    public async Task A_document_that_the_schema_does_not_know_is_refused()
    {
        await using var shop = await ShopOfTests.OpenAsync();
        var operation = ShopifyOperations.GetOrder with { Code = "wrong" };

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => shop.Client.SendAsync(operation, "{ result: orders(first: 1) { nodes { purchaseNumber } } }", null, ShopifyJsonContext.Default.Orders));

        Assert.Equal(FailureKind.Rejected, failure.Kind);
    }

    /// <summary>The answer is lost after the goods were told: whoever looks before each attempt tells them once.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task With_faults_before_and_after_the_effect_everything_is_told_once(int seed)
    {
        await using var shop = await ShopOfTests.OpenAsync(new() { RestoredPerSecond = 2000 }, options => options with { Seed = seed, FaultRate = 0.35m }, static o => o.Resilience.MaxBudgetWait = TimeSpan.FromMinutes(5));
        for (var i = 0; i < 5; i++)
        {
            var id = shop.World.Shop!.PlaceOrder(Taps);
            var order = await UntilAsync(() => shop.Client.Orders.GetOrderAsync(id));
            LineQuantity[] left = [.. order.LineItems.Nodes.Select(static l => new LineQuantity(l.Id, l.Quantity))];
            string[] numbers = [$"1550{i}"];
            await UntilAsync(async () =>
            {
                if (FulfillmentLookup.Find(await shop.Client.Fulfillments.GetFulfillmentsAsync(id), left, numbers) is LookupResult<Fulfillment>.Found)
                    return true;
                var plan = FulfillmentPlan.Of(await shop.Client.Fulfillments.GetFulfillmentOrdersAsync(id), left);
                await shop.Client.Fulfillments.CreateFulfillmentAsync(new() { Lines = plan.Parts.Single(), Tracking = new() { Company = "DPD UK", Numbers = numbers } });
                return true;
            });
            await UntilAsync(async () =>
            {
                if ((await shop.Client.Orders.GetOrderAsync(id)).CanMarkAsPaid)
                    await shop.Client.Payments.MarkAsPaidAsync(id);
                return true;
            });
        }

        Assert.Equal((5, 5), (shop.World.Shop!.Effects["fulfillmentCreate"], shop.World.Shop.Effects["orderMarkAsPaid"]));
        Assert.True((await shop.World.CheckAsync()).FaultsInjected["shopify"] > 5);
    }

    private static async Task<T> UntilAsync<T>(Func<Task<T>> attempt)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await attempt();
            }
            catch (ConnectorException open) when (i < 50 && open.Kind is FailureKind.NotExecuted or FailureKind.OutcomeUnknown or FailureKind.Unreadable)
            {
                // The next attempt looks first.
            }
        }
    }

    private static NewMetafield Credit(string customer, int balance, string? digest) => new()
    {
        OwnerId = customer, Namespace = "sparklayer", Key = "payment_on_account", Type = "json", Value = $$"""{"credit_limit":5000,"balance":{{balance}}}""", CompareDigest = new Optional<string>(digest),
    };
}
