using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Json;

/// <summary>Writes the one enum that is ever written in its escaped form, for tenants that want it so.</summary>
internal sealed class EscapedLineTypeJsonConverter : JsonConverter<SalesLineType>
{
    public override SalesLineType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SalesLineType.From(reader.GetString() ?? string.Empty);

    public override void Write(Utf8JsonWriter writer, SalesLineType value, JsonSerializerOptions options) =>
        writer.WriteStringValue(ODataEnumText.Encode(value.Value));
}
