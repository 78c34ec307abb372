using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Flows.Json;

/// <summary>Keeps an order key in its written form.</summary>
internal sealed class OrderKeyJsonConverter : JsonConverter<OrderKey>
{
    public override OrderKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => OrderKey.Parse(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, OrderKey value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
