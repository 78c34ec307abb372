using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

/// <summary>Writes a selection: values are texts, or references for products. It is never read: PR01 shows promotions another way.</summary>
internal sealed class PromotionSelectionJsonConverter : JsonConverter<PromotionSelection>
{
    public override PromotionSelection Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, PromotionSelection value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("type", value.Type);
        if (value.Values.Count + value.Products.Count > 0)
        {
            writer.WriteStartArray("values");
            foreach (var item in value.Values)
                writer.WriteStringValue(item);
            foreach (var product in value.Products)
            {
                writer.WriteStartObject();
                writer.WriteString("type", product.Type);
                writer.WriteString("value", product.Value);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
