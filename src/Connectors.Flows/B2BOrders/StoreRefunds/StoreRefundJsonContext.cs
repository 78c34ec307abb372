using System.Text.Json.Serialization;

namespace Connectors.Flows.B2BOrders.StoreRefunds;

/// <summary>How states, inputs and effects of a store's refunds are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoreRefundState))]
[JsonSerializable(typeof(StoreRefundInput))]
[JsonSerializable(typeof(StoreRefundEffect))]
internal sealed partial class StoreRefundJsonContext : JsonSerializerContext;
