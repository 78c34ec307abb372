using System.Text.Json.Serialization;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

/// <summary>Every JSON type of the package. Members the platform adds are kept, members it leaves out are null or empty.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters =
    [
        typeof(TextConverter), typeof(AmountConverter), typeof(OptionalAmountConverter), typeof(Int32Converter), typeof(OptionalInt32Converter),
        typeof(Int64Converter), typeof(OptionalInt64Converter), typeof(FlagConverter), typeof(OptionalFlagConverter),
        typeof(InstantConverter), typeof(OptionalInstantConverter),
    ])]
// Imports and exports
[JsonSerializable(typeof(ExportStarted))]
[JsonSerializable(typeof(ExportStatus))]
// Orders
[JsonSerializable(typeof(OrderPage))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(AcceptanceBody))]
[JsonSerializable(typeof(OrderTracking))]
[JsonSerializable(typeof(OrderUpdatesBody))]
[JsonSerializable(typeof(OrderUpdatesResult))]
// Shipments
[JsonSerializable(typeof(NewShipmentsBody))]
[JsonSerializable(typeof(NewShipmentsResult))]
[JsonSerializable(typeof(SeekPage<Shipment>))]
// Documents
// Returns
// Offers
// Stock
// Prices
// Promotions
// Products
// Payments
// Messages
// Platform
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(PlatformConfiguration))]
[JsonSerializable(typeof(CarrierList))]
[JsonSerializable(typeof(ShippingTypeList))]
[JsonSerializable(typeof(ReasonList))]
internal sealed partial class MiraklJsonContext : JsonSerializerContext;
