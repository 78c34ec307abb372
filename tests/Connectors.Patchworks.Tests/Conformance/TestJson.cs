using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Patchworks.Tests.Conformance;

/// <summary>What a host's own context would know.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(FoundOrder))]
internal sealed partial class TestJson : JsonSerializerContext;

internal sealed record FoundOrder(string ExternalId, decimal TotalPrice);
