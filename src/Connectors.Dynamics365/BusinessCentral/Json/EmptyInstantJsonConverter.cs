using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral.Json;

/// <summary>The service writes a missing instant as <c>0001-01-01T00:00:00Z</c>.</summary>
internal sealed class EmptyInstantJsonConverter : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => VendorInstant.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } instant)
            writer.WriteStringValue(instant.UtcDateTime);
        else
            writer.WriteNullValue();
    }
}
