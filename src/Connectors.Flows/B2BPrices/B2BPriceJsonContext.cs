using System.Text.Json.Serialization;

namespace Connectors.Flows.B2BPrices;

/// <summary>How states, inputs, effects and rows of price lists are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(B2BPriceState))]
[JsonSerializable(typeof(B2BPriceInput))]
[JsonSerializable(typeof(B2BPriceEffect))]
[JsonSerializable(typeof(B2BPriceListStatus))]
[JsonSerializable(typeof(ToldPrice))]
[JsonSerializable(typeof(PriceWord))]
[JsonSerializable(typeof(PlannedChunk))]
internal sealed partial class B2BPriceJsonContext : JsonSerializerContext;
