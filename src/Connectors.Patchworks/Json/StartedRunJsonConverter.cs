using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Http;
using Connectors.Patchworks.Models;

namespace Connectors.Patchworks.Json;

/// <summary>The answer to a start or a retry. What the member with the run's id is called is not documented: the names that are likely are looked for, the surest first.</summary>
internal sealed class StartedRunJsonConverter : JsonConverter<StartedRun>
{
    private static readonly string[] Names = ["flow_run_id", "flowRunId", "run_id", "runId", "flow_run", "flowRun", "id"];

    public override StartedRun Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw new JsonException("An object is expected.");
        return new StartedRun { RunId = Find(root) ?? Inner(root, "data") ?? Inner(root, "attributes"), Message = Text(root, "message") };
    }

    public override void Write(Utf8JsonWriter writer, StartedRun value, JsonSerializerOptions options) => throw new NotSupportedException("It is read only.");

    private static string? Inner(JsonElement root, string name) => root.TryGetProperty(name, out var inner) && inner.ValueKind == JsonValueKind.Object ? Find(inner) ?? Inner(inner, "attributes") : null;

    private static string? Find(JsonElement element)
    {
        foreach (var name in Names)
        {
            if (!element.TryGetProperty(name, out var value))
                continue;
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("id", out var inner))
                value = inner;
            if (value.ValueKind is JsonValueKind.String or JsonValueKind.Number && VendorText.IsId(value.ToString()))
                return value.ToString();
        }

        return null;
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
