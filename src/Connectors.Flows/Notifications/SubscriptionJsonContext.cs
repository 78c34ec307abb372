using System.Text.Json.Serialization;

namespace Connectors.Flows.Notifications;

/// <summary>How subscriptions are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SubscriptionState))]
[JsonSerializable(typeof(SubscriptionInput))]
[JsonSerializable(typeof(SubscriptionEffect))]
internal sealed partial class SubscriptionJsonContext : JsonSerializerContext;
