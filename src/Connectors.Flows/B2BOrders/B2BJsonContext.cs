using System.Text.Json.Serialization;

namespace Connectors.Flows.B2BOrders;

/// <summary>How states, inputs and effects of business orders, and of the accounts that they take credit of, are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(B2BOrderState))]
[JsonSerializable(typeof(B2BInput))]
[JsonSerializable(typeof(B2BEffect))]
[JsonSerializable(typeof(CreditState))]
[JsonSerializable(typeof(CreditInput))]
[JsonSerializable(typeof(CreditEffect))]
internal sealed partial class B2BJsonContext : JsonSerializerContext;
