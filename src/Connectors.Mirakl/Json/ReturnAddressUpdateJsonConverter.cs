using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

/// <summary>RT04 wants the address a level deeper than RT11 shows it.</summary>
internal sealed class ReturnAddressUpdateJsonConverter : JsonConverter<ReturnAddress>
{
    public override ReturnAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A change to a return is only ever written.");

    public override void Write(Utf8JsonWriter writer, ReturnAddress value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("address");
        JsonSerializer.Serialize(writer, value, MiraklJsonContext.Default.ReturnAddress);
        writer.WriteEndObject();
    }
}
