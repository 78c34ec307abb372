using System.Text.Json.Serialization;

namespace Connectors.Benchmarks.Http;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Parcel))]
internal sealed partial class ParcelJsonContext : JsonSerializerContext;
