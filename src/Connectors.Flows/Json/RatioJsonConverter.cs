using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Flows.Json;

/// <summary>Keeps a ratio in its written form, <c>12</c> or <c>1/3</c>.</summary>
internal sealed class RatioJsonConverter : JsonConverter<Ratio>
{
    public override Ratio Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parts = reader.GetString()!.Split('/');
        return new Ratio(long.Parse(parts[0], CultureInfo.InvariantCulture), parts.Length == 1 ? 1 : long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public override void Write(Utf8JsonWriter writer, Ratio value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
