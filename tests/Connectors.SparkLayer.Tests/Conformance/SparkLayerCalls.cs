using Connectors.SparkLayer.Models;
using Connectors.Testing;
using Connectors.Testing.Operations;
using static Connectors.SparkLayer.Tests.Conformance.SparkLayerCall;

namespace Connectors.SparkLayer.Tests.Conformance;

/// <summary>Every operation of the client, called once, with how sure it is.</summary>
internal static class SparkLayerCalls
{
    private const string Documented = "D", DocumentedBefore = "D-old", InClients = "C", Inferred = "I";
    private static readonly CustomerKey Someone = CustomerKey.OfSparkLayer("7f3b1f39-0a4e-4c2e-9c53-7a34c2b3a111");
    private static readonly PurchaseKey Order = PurchaseKey.OfPlatform("5501");
    private static readonly CartCompletion Placing = new() { ShippingRateHandle = "standard", PaymentMethod = OrderPaymentMethod.PaymentByInvoice };
    private static readonly SkuPrices[] Prices = [new() { Sku = "ROPE-60", PriceListSlug = "trade", Pricing = [new() { Quantity = 1, Price = 92.50m }] }];

    public static IReadOnlyList<SparkLayerCall> All { get; } =
    [
        Of(SparkLayerOperations.ListPriceLists, Documented, static (client, token) => client.PriceLists.GetPriceListsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(SparkLayerOperations.ListAllPriceLists, InClients, static (client, token) => client.PriceLists.GetAllPriceListsAsync(token)),
        Of(SparkLayerOperations.GetPriceList, InClients, static (client, token) => client.PriceLists.GetPriceListAsync("trade", token)),
        Of(SparkLayerOperations.CreatePriceList, DocumentedBefore, static (client, token) => client.PriceLists.CreatePriceListAsync(new() { Slug = "trade", Name = "Trade", CurrencyCode = "GBP" }, token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.UpdatePriceList, InClients, static (client, token) => client.PriceLists.UpdatePriceListAsync("trade", new() { Name = "Trade" }, token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.DeletePriceList, Inferred, static (client, token) => client.PriceLists.DeletePriceListAsync("trade", token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.ListPrices, InClients, static (client, token) => client.Prices.GetPricesAsync("trade", token)),
        Of(SparkLayerOperations.UpdatePrices, Documented, static (client, token) => client.Prices.UpdatePricesAsync("trade", Prices, token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.DeletePrices, DocumentedBefore, static (client, token) => client.Prices.DeletePricesAsync("trade", token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.UpdatePricesOfLists, Documented, static (client, token) => client.Prices.UpdatePricesOfListsAsync(Prices, token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.GetPricesOfSku, DocumentedBefore, static (client, token) => client.Prices.GetPricesOfSkuAsync("ROPE-60", token)),
        Of(SparkLayerOperations.UpdatePricesOfSku, DocumentedBefore, static (client, token) => client.Prices.UpdatePricesOfSkuAsync("ROPE-60", [new() { PriceListSlug = "trade" }], token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.GetCustomerPrices, DocumentedBefore, static (client, token) => client.Prices.GetCustomerPricesAsync(new() { CustomerId = "7f3b", LineItems = [new() { Sku = "ROPE-60", Quantity = 1 }] }, token)),
        Of(SparkLayerOperations.GetStock, DocumentedBefore, static (client, token) => client.Stock.GetStockAsync(["ROPE-60"], token)),
        Of(SparkLayerOperations.UpdateStock, Documented, static (client, token) => client.Stock.UpdateStockAsync([new() { Sku = "ROPE-60", StockLocationExternalId = "MAIN", Level = 3 }], token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.DeleteStock, DocumentedBefore, static (client, token) => client.Stock.DeleteStockAsync(["ROPE-60"], token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.ListStockLocations, DocumentedBefore, static (client, token) => client.Stock.GetLocationsAsync(token)),
        Of(SparkLayerOperations.CreateStockLocation, DocumentedBefore, static (client, token) => client.Stock.CreateLocationAsync(new() { Name = "Main" }, token)),
        Of(SparkLayerOperations.GetStockLocation, DocumentedBefore, static (client, token) => client.Stock.GetLocationAsync("sl_1", token)),
        Of(SparkLayerOperations.UpdateStockLocation, DocumentedBefore, static (client, token) => client.Stock.UpdateLocationAsync("sl_1", new() { Name = "Main" }, token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.DeleteStockLocation, DocumentedBefore, static (client, token) => client.Stock.DeleteLocationAsync("sl_1", token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.GetCustomer, Inferred, static (client, token) => client.Customers.GetCustomerAsync(Someone, token)),
        Of(SparkLayerOperations.PutCustomer, Documented, static (client, token) => client.Customers.PutCustomerAsync(Someone, new() { Id = Someone.Identifier }, token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.PatchCustomer, Inferred, static (client, token) => client.Customers.PatchCustomerAsync(Someone, new() { Group = "base" }, token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.DeleteCustomer, Documented, static (client, token) => client.Customers.DeleteCustomerAsync(Someone, token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.DeleteCustomerAddress, Inferred, static (client, token) => client.Customers.DeleteAddressAsync(Someone, "ca_1", token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.GetOrderStatistics, Inferred, static (client, token) => client.Customers.GetOrderStatisticsAsync("7f3b", token)),
        Of(SparkLayerOperations.CreateCustomer, Documented, static (client, token) => client.Customers.CreateCustomerAsync(new() { Email = "buyer@example.com" }, token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.UpdateCustomer, Documented, static (client, token) => client.Customers.UpdateCustomerOfVersion1Async("7f3b", new() { Group = "base" }, token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.DeleteCustomerOfVersion1, Documented, static (client, token) => client.Customers.DeleteCustomerOfVersion1Async(Someone, token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.ListPurchases, Documented, static (client, token) => client.Purchases.GetPurchasesAsync(cancellationToken: token).ReadToEndAsync()),
        Of(SparkLayerOperations.GetPurchase, Documented, static (client, token) => client.Purchases.GetPurchaseAsync(Order, token)),
        Of(SparkLayerOperations.PutPurchase, Documented, static (client, token) => client.Purchases.PutPurchaseAsync(Order, new() { Type = PurchaseType.Order }, token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.ListTransactions, Documented, static (client, token) => client.Purchases.GetTransactionsAsync(Order, token)),
        Of(SparkLayerOperations.PutTransaction, Documented, static (client, token) => client.Purchases.PutTransactionAsync(Order, new() { PlatformId = "t-1", Total = new() { Number = 10m, Currency = "GBP" } }, token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.ListHistory, Inferred, static (client, token) => client.Purchases.GetHistoryAsync(Order, token)),
        Of(SparkLayerOperations.CreateCart, Inferred, static (client, token) => client.Carts.CreateCartAsync(new() { CustomerId = "7f3b" }, token)),
        Of(SparkLayerOperations.GetCart, Inferred, static (client, token) => client.Carts.GetCartAsync("c-1", token)),
        Of(SparkLayerOperations.UpdateCart, Inferred, static (client, token) => client.Carts.UpdateCartAsync("c-1", new() { LineItems = [new() { Sku = "ROPE-60", Quantity = 2 }] }, token)),
        Of(SparkLayerOperations.CalculateCart, DocumentedBefore, static (client, token) => client.Carts.CalculateCartAsync("c-1", token)),
        Of(SparkLayerOperations.CompleteCart, Documented, static (client, token) => client.Carts.CompleteCartAsync("c-1", Placing, token)),
        Of(SparkLayerOperations.UploadFile, Inferred, static (client, token) => client.Files.UploadFileAsync("invoice.pdf", "application/pdf", new byte[] { 1 }, token)),
        Of(SparkLayerOperations.ReportSync, Inferred, static (client, token) => client.SyncLog.ReportAsync(new(), token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.CreateProduct, DocumentedBefore, static (client, token) => client.Products.CreateProductAsync(new(), token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.GetProduct, DocumentedBefore, static (client, token) => client.Products.GetProductAsync("p-1", token)),
        Of(SparkLayerOperations.UpdateProduct, DocumentedBefore, static (client, token) => client.Products.UpdateProductAsync("p-1", new(), token), OperationAnswer.Nothing),
        Of(SparkLayerOperations.GetVariant, DocumentedBefore, static (client, token) => client.Products.GetVariantAsync("v-1", token)),
    ];
}
