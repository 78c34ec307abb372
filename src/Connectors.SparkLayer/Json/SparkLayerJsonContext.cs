using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Http.Json;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer.Json;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [
        typeof(VendorInstantJsonConverter),
        typeof(EnvelopedJsonConverter<PriceList>), typeof(EnvelopedJsonConverter<PriceRow>), typeof(EnvelopedJsonConverter<ListPrices>), typeof(EnvelopedJsonConverter<CustomerPrice>),
        typeof(EnvelopedJsonConverter<SkuStock>), typeof(EnvelopedJsonConverter<StockLocation>), typeof(EnvelopedJsonConverter<Transaction>), typeof(EnvelopedJsonConverter<PurchaseEvent>),
        typeof(WrappedJsonConverter<PriceList>), typeof(WrappedJsonConverter<StockLocation>)])]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(IReadOnlyList<string>), TypeInfoPropertyName = "Texts")]
[JsonSerializable(typeof(Enveloped<PriceList>), TypeInfoPropertyName = "PriceLists")]
[JsonSerializable(typeof(Enveloped<PriceRow>), TypeInfoPropertyName = "PriceRows")]
[JsonSerializable(typeof(Enveloped<ListPrices>), TypeInfoPropertyName = "ListPricesList")]
[JsonSerializable(typeof(Enveloped<CustomerPrice>), TypeInfoPropertyName = "CustomerPrices")]
[JsonSerializable(typeof(Enveloped<SkuStock>), TypeInfoPropertyName = "SkuStocks")]
[JsonSerializable(typeof(Enveloped<StockLocation>), TypeInfoPropertyName = "StockLocations")]
[JsonSerializable(typeof(Enveloped<Transaction>), TypeInfoPropertyName = "Transactions")]
[JsonSerializable(typeof(Enveloped<PurchaseEvent>), TypeInfoPropertyName = "PurchaseEvents")]
[JsonSerializable(typeof(Wrapped<PriceList>), TypeInfoPropertyName = "WrappedPriceList")]
[JsonSerializable(typeof(Wrapped<StockLocation>), TypeInfoPropertyName = "WrappedStockLocation")]
[JsonSerializable(typeof(NewPriceList))]
[JsonSerializable(typeof(PriceListChange))]
[JsonSerializable(typeof(IReadOnlyList<SkuPrices>), TypeInfoPropertyName = "SkuPricesList")]
[JsonSerializable(typeof(IReadOnlyList<ListPrices>), TypeInfoPropertyName = "ListPricesToWrite")]
[JsonSerializable(typeof(CustomerPricesQuery))]
[JsonSerializable(typeof(IReadOnlyList<StockUpdate>), TypeInfoPropertyName = "StockUpdates")]
[JsonSerializable(typeof(NewStockLocation))]
[JsonSerializable(typeof(StockLocationChange))]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(CustomerChange))]
[JsonSerializable(typeof(IReadOnlyList<PurchaseSummary>), TypeInfoPropertyName = "PurchaseSummaries")]
[JsonSerializable(typeof(Purchase))]
[JsonSerializable(typeof(PurchaseChange))]
[JsonSerializable(typeof(Transaction))]
[JsonSerializable(typeof(OrderStatistics))]
[JsonSerializable(typeof(NewCart))]
[JsonSerializable(typeof(CartChange))]
[JsonSerializable(typeof(Cart))]
[JsonSerializable(typeof(CartCalculation))]
[JsonSerializable(typeof(CartCompletion))]
[JsonSerializable(typeof(CompletedCart))]
[JsonSerializable(typeof(ShippingRate))]
[JsonSerializable(typeof(UploadedFile))]
[JsonSerializable(typeof(SyncReport))]
[JsonSerializable(typeof(Product))]
[JsonSerializable(typeof(Variant))]
internal sealed partial class SparkLayerJsonContext : JsonSerializerContext;
