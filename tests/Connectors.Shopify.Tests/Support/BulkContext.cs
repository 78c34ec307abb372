using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Shopify.Tests.Support;

[JsonSerializable(typeof(JsonElement))]
internal sealed partial class BulkContext : JsonSerializerContext;
