using System.Text.Json.Serialization;

namespace Connectors.Flows.Prices;

/// <summary>How states, inputs, effects and rows of telling prices are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PriceState))]
[JsonSerializable(typeof(PriceInput))]
[JsonSerializable(typeof(PriceEffect))]
[JsonSerializable(typeof(ToldPrices))]
[JsonSerializable(typeof(HandedPrices))]
internal sealed partial class PriceJsonContext : JsonSerializerContext;
