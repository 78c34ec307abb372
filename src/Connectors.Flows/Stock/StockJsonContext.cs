using System.Text.Json.Serialization;

namespace Connectors.Flows.Stock;

/// <summary>How states, inputs, effects and rows of publishing stock are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StockState))]
[JsonSerializable(typeof(StockInput))]
[JsonSerializable(typeof(StockEffect))]
[JsonSerializable(typeof(ToldOffer))]
[JsonSerializable(typeof(HandedRow))]
internal sealed partial class StockJsonContext : JsonSerializerContext;
