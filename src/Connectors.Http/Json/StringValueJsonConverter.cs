using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Http.Json;

/// <summary>Reads and writes a vendor word as a JSON string; null reads as <c>default</c>, a number or boolean as its text.</summary>
/// <typeparam name="T">The word's type.</typeparam>
public sealed class StringValueJsonConverter<T> : JsonConverter<T>
    where T : struct, IStringValue<T>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotImplementedException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotImplementedException();
}
