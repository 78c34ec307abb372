using System.Text.Json.Serialization;

namespace Connectors.Simulators;

/// <summary>What crosses the control routes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WorldDescriptor))]
[JsonSerializable(typeof(LedgerReport))]
[JsonSerializable(typeof(LedgerClaims))]
[JsonSerializable(typeof(IReadOnlyList<LedgerEntry>))]
[JsonSerializable(typeof(SampleTables))]
[JsonSerializable(typeof(WorldSettings))]
internal sealed partial class SimulatorJson : JsonSerializerContext;
