using System.Text.Json;
using Connectors.Http;

namespace Connectors.Mirakl.Json;

/// <summary>
/// An id without which nothing can be done with its item. Ids become keys and stand in logs and records: what is null or empty, holds a line break, or is
/// endless, is none, and the item counts as not readable.
/// </summary>
internal sealed class IdConverter : TolerantConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TolerantReader.ReadText(ref reader) is { } id && VendorText.IsId(id) ? id : throw new JsonException("The id is missing or no id.");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
