using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Http.Json;

/// <summary>Reads instants as <see cref="VendorInstant"/> does, for the JSON context of a client; they are written with their offset.</summary>
public sealed class VendorInstantJsonConverter : JsonConverter<DateTimeOffset?>
{
    /// <inheritdoc/>
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => VendorInstant.Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is { } instant)
            writer.WriteStringValue(instant);
        else
            writer.WriteNullValue();
    }
}
