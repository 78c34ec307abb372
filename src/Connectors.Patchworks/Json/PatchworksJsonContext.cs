using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Http.Json;
using Connectors.Patchworks.Models;

namespace Connectors.Patchworks.Json;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [
        typeof(VendorInstantJsonConverter),
        typeof(EntityJsonConverter<Cache>), typeof(EntityJsonConverter<DataPool>), typeof(EntityJsonConverter<Flow>), typeof(EntityJsonConverter<FlowRun>), typeof(EntityJsonConverter<FlowVersion>),
        typeof(EntityJsonConverter<LoginAnswer>), typeof(EntityJsonConverter<Lookup>), typeof(EntityJsonConverter<LookupRow>), typeof(EntityJsonConverter<User>),
        typeof(EntityListJsonConverter<Cache>), typeof(EntityListJsonConverter<DataPool>), typeof(EntityListJsonConverter<Flow>), typeof(EntityListJsonConverter<FlowRun>),
        typeof(EntityListJsonConverter<FlowRunLog>), typeof(EntityListJsonConverter<FlowStep>), typeof(EntityListJsonConverter<FlowVersion>), typeof(EntityListJsonConverter<Lookup>),
        typeof(EntityListJsonConverter<LookupRow>), typeof(EntityListJsonConverter<PayloadMetadata>), typeof(EntityListJsonConverter<PoolEntry>), typeof(EntityListJsonConverter<ScheduledFlow>)])]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(StartedRun))]
[JsonSerializable(typeof(Entity<Cache>), TypeInfoPropertyName = "EntityCache")]
[JsonSerializable(typeof(Entity<DataPool>), TypeInfoPropertyName = "EntityDataPool")]
[JsonSerializable(typeof(Entity<Flow>), TypeInfoPropertyName = "EntityFlow")]
[JsonSerializable(typeof(Entity<FlowRun>), TypeInfoPropertyName = "EntityFlowRun")]
[JsonSerializable(typeof(Entity<FlowVersion>), TypeInfoPropertyName = "EntityFlowVersion")]
[JsonSerializable(typeof(Entity<LoginAnswer>), TypeInfoPropertyName = "EntityLoginAnswer")]
[JsonSerializable(typeof(Entity<Lookup>), TypeInfoPropertyName = "EntityLookup")]
[JsonSerializable(typeof(Entity<LookupRow>), TypeInfoPropertyName = "EntityLookupRow")]
[JsonSerializable(typeof(Entity<User>), TypeInfoPropertyName = "EntityUser")]
[JsonSerializable(typeof(EntityList<Cache>), TypeInfoPropertyName = "Caches")]
[JsonSerializable(typeof(EntityList<DataPool>), TypeInfoPropertyName = "DataPools")]
[JsonSerializable(typeof(EntityList<Flow>), TypeInfoPropertyName = "Flows")]
[JsonSerializable(typeof(EntityList<FlowRun>), TypeInfoPropertyName = "FlowRuns")]
[JsonSerializable(typeof(EntityList<FlowRunLog>), TypeInfoPropertyName = "FlowRunLogs")]
[JsonSerializable(typeof(EntityList<FlowStep>), TypeInfoPropertyName = "FlowSteps")]
[JsonSerializable(typeof(EntityList<FlowVersion>), TypeInfoPropertyName = "FlowVersions")]
[JsonSerializable(typeof(EntityList<Lookup>), TypeInfoPropertyName = "Lookups")]
[JsonSerializable(typeof(EntityList<LookupRow>), TypeInfoPropertyName = "LookupRows")]
[JsonSerializable(typeof(EntityList<PayloadMetadata>), TypeInfoPropertyName = "Payloads")]
[JsonSerializable(typeof(EntityList<PoolEntry>), TypeInfoPropertyName = "PoolEntries")]
[JsonSerializable(typeof(EntityList<ScheduledFlow>), TypeInfoPropertyName = "ScheduledFlows")]
[JsonSerializable(typeof(Cache))]
[JsonSerializable(typeof(Company))]
[JsonSerializable(typeof(DataPool))]
[JsonSerializable(typeof(Flow))]
[JsonSerializable(typeof(FlowRun))]
[JsonSerializable(typeof(FlowRunLog))]
[JsonSerializable(typeof(FlowStep))]
[JsonSerializable(typeof(FlowVersion))]
[JsonSerializable(typeof(LoginAnswer))]
[JsonSerializable(typeof(Lookup))]
[JsonSerializable(typeof(LookupRow))]
[JsonSerializable(typeof(PayloadMetadata))]
[JsonSerializable(typeof(PoolEntry))]
[JsonSerializable(typeof(ScheduledFlow))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(NewDataPool))]
[JsonSerializable(typeof(DataPoolChange))]
[JsonSerializable(typeof(NewLookup))]
[JsonSerializable(typeof(LookupChange))]
[JsonSerializable(typeof(NewLookupRow))]
internal sealed partial class PatchworksJsonContext : JsonSerializerContext;
