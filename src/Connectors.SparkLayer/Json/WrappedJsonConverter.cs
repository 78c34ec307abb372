using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.SparkLayer.Json;

/// <summary>One thing that comes bare, or as the member <c>data</c> of an object.</summary>
internal sealed record Wrapped<T>(T Value)
    where T : class;

/// <summary>Reads it in both forms.</summary>
internal sealed class WrappedJsonConverter<T> : JsonConverter<Wrapped<T>>
    where T : class
{
    public override Wrapped<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object)
            root = data;
        return new Wrapped<T>(root.Deserialize((JsonTypeInfo<T>)options.GetTypeInfo(typeof(T))) ?? throw new JsonException("An object is expected."));
    }

    public override void Write(Utf8JsonWriter writer, Wrapped<T> value, JsonSerializerOptions options) => throw new NotSupportedException("It is read only.");
}
