using System.Text.Json.Serialization;

namespace Connectors.Flows.B2BOrders;

/// <summary>How it is kept how orders on account are paid.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PaidBackState))]
[JsonSerializable(typeof(PaidBackInput))]
[JsonSerializable(typeof(PaidBackEffect))]
internal sealed partial class PaidBackJsonContext : JsonSerializerContext;
