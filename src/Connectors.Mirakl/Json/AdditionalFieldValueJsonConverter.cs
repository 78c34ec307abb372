using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

/// <summary>A custom field's value is a string for most types and an array of strings for list types; some platforms mix them.</summary>
internal sealed class AdditionalFieldValueJsonConverter : JsonConverter<AdditionalFieldValue>
{
    public override bool HandleNull => true;

    public static AdditionalFieldValue ReadValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                var values = new List<string>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (TolerantReader.ReadText(ref reader) is { } item)
                        values.Add(item);
                }

                return new AdditionalFieldValue(values);
            case JsonTokenType.StartObject:
                // Not in the contract: kept as its JSON text rather than lost.
                return new AdditionalFieldValue(JsonElement.ParseValue(ref reader).GetRawText());
            default:
                return new AdditionalFieldValue(TolerantReader.ReadText(ref reader));
        }
    }

    public override AdditionalFieldValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadValue(ref reader);

    public override void Write(Utf8JsonWriter writer, AdditionalFieldValue value, JsonSerializerOptions options)
    {
        if (!value.IsList)
        {
            writer.WriteStringValue(value.Text);
            return;
        }

        writer.WriteStartArray();
        foreach (var item in value.Values)
            writer.WriteStringValue(item);
        writer.WriteEndArray();
    }
}
