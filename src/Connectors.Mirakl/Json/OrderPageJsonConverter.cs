using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Json;

/// <summary>Leads the serializer to <see cref="OrderReader"/>.</summary>
internal sealed class OrderPageJsonConverter : JsonConverter<OrderPage>
{
    public override OrderPage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new OrderReader().ReadPage(ref reader);

    public override void Write(Utf8JsonWriter writer, OrderPage value, JsonSerializerOptions options) =>
        throw new NotSupportedException("A page is only ever read.");
}
