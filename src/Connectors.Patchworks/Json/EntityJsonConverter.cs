using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Patchworks.Json;

/// <summary>Reads one thing in all its forms.</summary>
internal sealed class EntityJsonConverter<T> : JsonConverter<Entity<T>>
    where T : class
{
    public override Entity<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return new Entity<T>(EntityForm.Read(document.RootElement, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T))));
    }

    public override void Write(Utf8JsonWriter writer, Entity<T> value, JsonSerializerOptions options) => throw new NotSupportedException("It is read only.");
}
