using System.Text.Json.Serialization;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Json;

/// <summary>How the engine's own parts are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StrayRun))]
[JsonSerializable(typeof(IReadOnlyList<StrayRun>))]
internal sealed partial class EngineJsonContext : JsonSerializerContext;
