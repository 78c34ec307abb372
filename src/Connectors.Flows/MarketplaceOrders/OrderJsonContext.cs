using System.Text.Json.Serialization;
using Connectors.Domain.Ports;
using Connectors.Flows.MarketplaceOrders.Platform;
using Connectors.Flows.MarketplaceOrders.References;
using Connectors.Flows.MarketplaceOrders.Setup;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>How states, inputs and effects of marketplace orders are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OrderState))]
[JsonSerializable(typeof(OrderInput))]
[JsonSerializable(typeof(OrderEffect))]
[JsonSerializable(typeof(PlatformState))]
[JsonSerializable(typeof(PlatformInput))]
[JsonSerializable(typeof(PlatformEffect))]
[JsonSerializable(typeof(OrderSetupState))]
[JsonSerializable(typeof(OrderSetupInput))]
[JsonSerializable(typeof(OrderSetupEffect))]
[JsonSerializable(typeof(ReferenceState))]
[JsonSerializable(typeof(ReferenceInput))]
[JsonSerializable(typeof(ReferenceEffect))]
[JsonSerializable(typeof(SellerReference))]
internal sealed partial class OrderJsonContext : JsonSerializerContext;
