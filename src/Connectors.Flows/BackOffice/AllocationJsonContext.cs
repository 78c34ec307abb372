using System.Text.Json.Serialization;

namespace Connectors.Flows.BackOffice;

/// <summary>How state, inputs and effects of a warehouse's stock are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AllocationState))]
[JsonSerializable(typeof(AllocationInput))]
[JsonSerializable(typeof(AllocationEffect))]
internal sealed partial class AllocationJsonContext : JsonSerializerContext;
