using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.Settlement;

/// <summary>How states, inputs, effects and rows of settlements are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CycleState))]
[JsonSerializable(typeof(CycleInput))]
[JsonSerializable(typeof(CycleEffect))]
[JsonSerializable(typeof(KeptLine))]
[JsonSerializable(typeof(KeptCharge))]
[JsonSerializable(typeof(SettlementCycle))]
[JsonSerializable(typeof(SettlementJournalLine))]
[JsonSerializable(typeof(Money))]
[JsonSerializable(typeof(SetupState))]
[JsonSerializable(typeof(SetupInput))]
[JsonSerializable(typeof(SetupEffect))]
internal sealed partial class SettlementJsonContext : JsonSerializerContext;
