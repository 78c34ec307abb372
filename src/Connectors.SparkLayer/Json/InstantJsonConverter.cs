using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Http;

namespace Connectors.SparkLayer.Json;

/// <summary>Instants are read with an offset or without one, which is UTC then.</summary>
internal sealed class InstantJsonConverter : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => VendorInstant.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } instant)
            writer.WriteStringValue(instant);
        else
            writer.WriteNullValue();
    }
}
