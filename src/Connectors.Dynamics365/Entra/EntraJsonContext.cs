using System.Text.Json.Serialization;

namespace Connectors.Dynamics365.Entra;

[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(EntraToken))]
internal sealed partial class EntraJsonContext : JsonSerializerContext;
