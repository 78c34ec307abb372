using System.Text.Json.Serialization;

namespace Connectors.Flows.MarketplaceOrders.Display;

/// <summary>How it is kept what stores show of orders.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OrderDisplayState))]
[JsonSerializable(typeof(OrderDisplayInput))]
[JsonSerializable(typeof(OrderDisplayEffect))]
internal sealed partial class OrderDisplayJsonContext : JsonSerializerContext;
