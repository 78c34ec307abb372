using System.Text.Json.Serialization;

namespace Connectors.Flows.Refunds;

/// <summary>How the turns of orders are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OrderReturnsState))]
[JsonSerializable(typeof(OrderReturnsInput))]
[JsonSerializable(typeof(OrderReturnsEffect))]
internal sealed partial class RefundJsonContext : JsonSerializerContext;
