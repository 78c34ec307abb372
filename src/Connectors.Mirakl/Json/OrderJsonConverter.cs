using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

/// <summary>
/// Leads the serializer to <see cref="OrderReader"/> for an order wherever it stands: alone, in a file of an export, or read again because its page could
/// not be read. It belongs to the options, not to the type, so that the serializer's own reading stays to be had: it is the reference, and it writes.
/// </summary>
internal sealed class OrderJsonConverter : JsonConverter<Order>
{
    private readonly Lazy<MiraklJsonContext> _plain = new(MiraklJsonContext.WithoutReader);

    public override Order? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new OrderReader(isAlone: true).ReadOrder(ref reader);

    public override void Write(Utf8JsonWriter writer, Order value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, _plain.Value.Order);
}
