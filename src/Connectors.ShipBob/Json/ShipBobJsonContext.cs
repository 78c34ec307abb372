using System.Text.Json.Serialization;
using Connectors.Http.Json;
using Connectors.ShipBob.Models;

namespace Connectors.ShipBob.Json;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(VendorInstantJsonConverter)])]
[JsonSerializable(typeof(IReadOnlyList<Order>), TypeInfoPropertyName = "Orders")]
[JsonSerializable(typeof(IReadOnlyList<Shipment>), TypeInfoPropertyName = "Shipments")]
[JsonSerializable(typeof(Slice<Channel>), TypeInfoPropertyName = "Channels")]
[JsonSerializable(typeof(Slice<InventoryLevel>), TypeInfoPropertyName = "InventoryLevels")]
[JsonSerializable(typeof(Slice<LocationInventoryLevel>), TypeInfoPropertyName = "LocationInventoryLevels")]
[JsonSerializable(typeof(Slice<Product>), TypeInfoPropertyName = "Products")]
[JsonSerializable(typeof(OrderCancellation))]
[JsonSerializable(typeof(IReadOnlyList<CanceledShipment>), TypeInfoPropertyName = "CanceledShipments")]
[JsonSerializable(typeof(NewOrder))]
internal sealed partial class ShipBobJsonContext : JsonSerializerContext;
