using System.Text.Json.Serialization;

namespace Connectors.Flows.Returns;

/// <summary>How states, inputs and effects of returns are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReturnState))]
[JsonSerializable(typeof(ReturnInput))]
[JsonSerializable(typeof(ReturnEffect))]
internal sealed partial class ReturnJsonContext : JsonSerializerContext;
