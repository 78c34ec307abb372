using System.Text.Json.Serialization;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.MarketplaceOrders.Platform;
using Connectors.Flows.MarketplaceOrders.References;

namespace Connectors.Flows.Json;

/// <summary>How states, inputs and effects are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OrderState))]
[JsonSerializable(typeof(OrderInput))]
[JsonSerializable(typeof(OrderEffect))]
[JsonSerializable(typeof(PollState))]
[JsonSerializable(typeof(PollInput))]
[JsonSerializable(typeof(PollEffect))]
[JsonSerializable(typeof(PlatformState))]
[JsonSerializable(typeof(PlatformInput))]
[JsonSerializable(typeof(PlatformEffect))]
[JsonSerializable(typeof(ReferenceState))]
[JsonSerializable(typeof(ReferenceInput))]
[JsonSerializable(typeof(ReferenceEffect))]
internal sealed partial class FlowsJsonContext : JsonSerializerContext;
