using System.Text.Json.Serialization;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Engine;

/// <summary>How the engine's own parts are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StrayRun))]
[JsonSerializable(typeof(JournalAnchor))]
[JsonSerializable(typeof(Requester))]
[JsonSerializable(typeof(PollState))]
[JsonSerializable(typeof(PollInput))]
[JsonSerializable(typeof(PollEffect))]
internal sealed partial class EngineJsonContext : JsonSerializerContext;
