using Connectors.Http;
using Connectors.Shopify.Models;
using Connectors.Testing;
using Connectors.Testing.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Shopify.Tests.Conformance;

/// <summary>Every operation, when a gateway answers in Shopify's place or Shopify answers something else.</summary>
public sealed class ShopifyOperationTests
{
    private const string Order = "gid://shopify/Order/1";
    private const string Hold = "gid://shopify/FulfillmentHold/1";
    private const string Fulfillment = "gid://shopify/Fulfillment/1";
    private const string FulfillmentOrder = "gid://shopify/FulfillmentOrder/1";
    private static readonly NewPaymentTerms Terms = new() { TemplateId = "gid://shopify/PaymentTermsTemplate/1" };
    private static readonly FulfillmentOrderLines Lines = new() { FulfillmentOrderId = FulfillmentOrder, Lines = [new("gid://shopify/FulfillmentOrderLineItem/1", 1)] };
    private static readonly NewTracking Tracking = new() { Company = "DPD UK", Numbers = ["1550"] };

    private static readonly DraftOrder Draft = new()
    {
        Id = "gid://shopify/DraftOrder/1", Ready = true, PaymentTerms = new() { Id = "gid://shopify/PaymentTerms/1" },
    };

    private static readonly IReadOnlyList<ConformanceCheck> Suite = OperationConformance.Checks<ShopifyClient>(
        typeof(ShopifyOperations),
        [
            new(ShopifyOperations.GetShop, static (client, token) => client.GetShopAsync(token)),
            new(ShopifyOperations.ListLocations, static (client, token) => client.Inventory.GetLocationsAsync(token).ReadToEndAsync()),
            new(ShopifyOperations.GetJob, static (client, token) => client.Orders.GetJobAsync("gid://shopify/Job/1", token)),
            new(ShopifyOperations.ListOrders, static (client, token) => client.Orders.GetOrdersAsync(null, token).ReadToEndAsync()),
            new(ShopifyOperations.GetOrder, static (client, token) => client.Orders.GetOrderAsync(Order, token)),
            Rest(ShopifyOperations.ListOrderLines),
            new(ShopifyOperations.CountOrders, static (client, token) => client.Orders.CountOrdersAsync(null, token)),
            new(ShopifyOperations.ListDraftOrders, static (client, token) => client.DraftOrders.GetDraftOrdersAsync(null, token).ReadToEndAsync()),
            new(ShopifyOperations.GetDraftOrder, static (client, token) => client.DraftOrders.GetDraftOrderAsync(Draft.Id, token)),
            Rest(ShopifyOperations.ListDraftOrderLines),
            new(ShopifyOperations.CompleteDraftOrder, static (client, token) => client.DraftOrders.CompleteAsync(Draft, token)),
            new(ShopifyOperations.SetDraftOrderTerms, static (client, token) => client.DraftOrders.SetTermsAsync(Draft.Id, Terms, token)),
            new(ShopifyOperations.ListFulfillmentOrders, static (client, token) => client.Fulfillments.GetFulfillmentOrdersAsync(Order, token)),
            Rest(ShopifyOperations.ListFulfillmentOrderLines),
            new(ShopifyOperations.ListFulfillments, static (client, token) => client.Fulfillments.GetFulfillmentsAsync(Order, token)),
            Rest(ShopifyOperations.ListFulfillmentLines),
            new(ShopifyOperations.CreateFulfillment, static (client, token) => client.Fulfillments.CreateFulfillmentAsync(new() { Lines = [Lines], Tracking = Tracking }, token)),
            new(ShopifyOperations.UpdateTracking, static (client, token) => client.Fulfillments.UpdateTrackingAsync(Fulfillment, Tracking, false, token)),
            new(ShopifyOperations.CancelFulfillment, static (client, token) => client.Fulfillments.CancelFulfillmentAsync(Fulfillment, token)),
            new(ShopifyOperations.HoldFulfillmentOrder, static (client, token) => client.Fulfillments.HoldAsync(FulfillmentOrder, new() { Reason = FulfillmentHoldReason.Other, Handle = "ours" }, token)),
            new(ShopifyOperations.ReleaseFulfillmentOrderHold, static (client, token) => client.Fulfillments.ReleaseHoldsAsync(FulfillmentOrder, [Hold], token)),
            new(ShopifyOperations.MoveFulfillmentOrder, static (client, token) => client.Fulfillments.MoveAsync(FulfillmentOrder, "gid://shopify/Location/1", null, token)),
            new(ShopifyOperations.SplitFulfillmentOrder, static (client, token) => client.Fulfillments.SplitAsync(Lines, token)),
            new(ShopifyOperations.CancelOrder, static (client, token) => client.Orders.CancelOrderAsync(Order, new() { Reason = OrderCancelReason.Customer }, token)),
            new(ShopifyOperations.MarkOrderAsPaid, static (client, token) => client.Payments.MarkAsPaidAsync(Order, token)),
            new(ShopifyOperations.RecordManualPayment, static (client, token) => client.Payments.RecordPaymentAsync(Order, cancellationToken: token)),
            new(ShopifyOperations.CreateOrder, static (client, token) => client.Orders.CreateOrderAsync(new() { SourceIdentifier = "erp:1", CurrencyCode = "GBP" }, token)),
            new(ShopifyOperations.ListRefunds, static (client, token) => client.Payments.GetRefundsAsync(Order, token)),
            Rest(ShopifyOperations.ListRefundLines),
            new(ShopifyOperations.ListPaymentTermsTemplates, static (client, token) => client.Payments.GetTermsTemplatesAsync(token)),
            new(ShopifyOperations.CreatePaymentTerms, static (client, token) => client.Payments.CreateTermsAsync(Order, Terms, token)),
            new(ShopifyOperations.UpdatePaymentTerms, static (client, token) => client.Payments.UpdateTermsAsync("gid://shopify/PaymentTerms/1", Terms, token)),
            new(ShopifyOperations.DeletePaymentTerms, static (client, token) => client.Payments.DeleteTermsAsync("gid://shopify/PaymentTerms/1", token)),
            new(ShopifyOperations.AddTags, static (client, token) => client.Orders.AddTagsAsync(Order, ["exported"], token)),
            new(ShopifyOperations.GetMetafield, static (client, token) => client.Metafields.GetMetafieldAsync("gid://shopify/Customer/1", "sparklayer", "payment_on_account", token)),
            new(ShopifyOperations.SetMetafields, static (client, token) => client.Metafields.SetMetafieldsAsync([new() { OwnerId = "gid://shopify/Customer/1", Namespace = "sparklayer", Key = "k", Type = "json", Value = "{}" }], token)),
            new(ShopifyOperations.ListInventory, static (client, token) => client.Inventory.GetStockAsync("TAP-01", token).ReadToEndAsync()),
            new(ShopifyOperations.SetInventory, static (client, token) => client.Inventory.SetStockAsync(
                new() { Quantities = [new("gid://shopify/InventoryItem/1", "gid://shopify/Location/1", 5, null)] }, new Guid("7f3b1f39-0a4e-4c2e-9c53-7a34c2b3a111"), token)),
            new(ShopifyOperations.ListWebhooks, static (client, token) => client.Webhooks.GetWebhooksAsync(token).ReadToEndAsync()),
            new(ShopifyOperations.CreateWebhook, static (client, token) => client.Webhooks.CreateWebhookAsync(new() { Topic = "ORDERS_UPDATED", Uri = new Uri("https://host.example/shopify") }, token)),
            new(ShopifyOperations.DeleteWebhook, static (client, token) => client.Webhooks.DeleteWebhookAsync("gid://shopify/WebhookSubscription/1", token)),
            new(ShopifyOperations.StartBulkOperation, static (client, token) => client.Bulk.StartAsync("{ orders { edges { node { id } } } }", token)),
            new(ShopifyOperations.GetBulkOperation, static (client, token) => client.Bulk.GetAsync("gid://shopify/BulkOperation/1", token)),
        ],
        static (services, vendor) => services
            .AddShopifyClient("shop", static options =>
            {
                options.Shop = "acme";
                options.AccessToken = "not-a-real-token";
                OperationConformance.Configure(options.Resilience);
            })
            .ConfigurePrimaryHttpMessageHandler(() => vendor),
        static services => services.GetRequiredKeyedService<ShopifyClient>("shop")).Expecting(KnownFailures.Of("shopify operations"));

    public static TheoryData<string> Checks => [.. Suite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_every_operation_does(string check) => Suite.Named(check).RunAsync();

    /// <summary>What only reads on inside another call has no method of its own: it is called as any operation is that the client has none for.</summary>
    private static OperationCall<ShopifyClient> Rest(Operation operation) => new(operation, (client, token) => client.SendAsync(
        operation, Internal.GraphQlDocuments.Of(operation.Code), new() { ["id"] = Order, ["first"] = 10, ["after"] = null }, Json.ShopifyJsonContext.Default.OrderLines, token));
}
