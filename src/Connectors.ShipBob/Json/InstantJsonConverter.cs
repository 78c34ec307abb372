using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Http;

namespace Connectors.ShipBob.Json;

/// <summary>The service writes some instants without a zone, and a missing one as the first day of the calendar.</summary>
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
