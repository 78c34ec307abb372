using System.Text;
using System.Text.Json.Nodes;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Patchworks;

/// <summary>Cross-reference lookups. Where paths are not documented (rows, import, export), the simulator has some of its own.</summary>
internal sealed class PatchworksLookupRoutes(PatchworksTenant tenant, PatchworksForms forms)
{
    private const int LargestFile = 5_000_000;

    public Reply Answer(Call call, string[] path, DateTimeOffset now) => (call.Method, path) switch
    {
        ("GET", []) => forms.List(call, tenant.Lookups.Select(Lookup), "cross_reference_lookup"),
        ("POST", []) => Create(call, now),
        (_, [var id, .. var rest]) => tenant.Lookups.Find(l => l.Id == id) is { } lookup ? Answer(call, lookup, rest, now) : PatchworksForms.NotFound(),
        _ => PatchworksForms.NotFound(),
    };

    private Reply Answer(Call call, PatchLookup lookup, string[] path, DateTimeOffset now) => (call.Method, path) switch
    {
        ("GET", []) => forms.One(200, Lookup(lookup), "cross_reference_lookup"),
        ("PATCH", []) => Change(call, lookup, now),
        ("DELETE", []) => Gone(() => tenant.Lookups.Remove(lookup)),
        ("GET", ["values"]) => forms.List(call, lookup.Rows.Select(Row), "cross_reference_lookup_value"),
        ("POST", ["values"]) => Add(call, lookup),
        ("PATCH", ["values", var row]) => WithRow(lookup, row, found =>
        {
            var sent = Body(call);
            (found.Left, found.Right) = ((string?)sent["left_value"] ?? found.Left, (string?)sent["right_value"] ?? found.Right);
            return forms.One(200, Row(found), "cross_reference_lookup_value");
        }),
        ("DELETE", ["values", var row]) => WithRow(lookup, row, found => Gone(() => lookup.Rows.Remove(found))),
        ("GET", ["export"]) => Reply.Text(200, "text/csv", Csv(lookup)),
        ("POST", ["import"]) => Import(call, lookup),
        _ => PatchworksForms.NotFound(),
    };

    private static Reply WithRow(PatchLookup lookup, string id, Func<PatchRow, Reply> answer) => lookup.Rows.Find(r => r.Id.Text() == id) is { } row ? answer(row) : PatchworksForms.NotFound();

    private static Reply Gone(Action remove)
    {
        remove();
        return Reply.Empty(204);
    }

    private Reply Create(Call call, DateTimeOffset now)
    {
        var sent = Body(call);
        if ((string?)sent["name"] is not { Length: > 0 } name)
            return PatchworksForms.Refused(422, "The name field is required.", "name");
        var lookup = new PatchLookup(new JsonObject
        {
            ["id"] = tenant.NewId().Text(), ["name"] = name, ["description"] = (string?)sent["description"], ["default_value"] = (string?)sent["default_value"],
            ["cross_reference_lookup_template_id"] = null, ["created_at"] = PatchworksForms.Instant(now), ["updated_at"] = PatchworksForms.Instant(now),
        });
        tenant.Lookups.Add(lookup);
        return forms.One(201, Lookup(lookup), "cross_reference_lookup");
    }

    private Reply Change(Call call, PatchLookup lookup, DateTimeOffset now)
    {
        foreach (var (name, value) in Body(call).ToList())
            lookup.Fields[name] = value?.DeepClone();
        lookup.Fields["updated_at"] = PatchworksForms.Instant(now);
        return forms.One(200, Lookup(lookup), "cross_reference_lookup");
    }

    private Reply Add(Call call, PatchLookup lookup)
    {
        var sent = Body(call);
        var row = new PatchRow(tenant.NewId()) { Left = (string?)sent["left_value"] ?? string.Empty, Right = (string?)sent["right_value"] ?? string.Empty };
        lookup.Rows.Add(row);
        return forms.One(201, Row(row), "cross_reference_lookup_value");
    }

    private Reply Import(Call call, PatchLookup lookup)
    {
        var text = call.Parts.GetValueOrDefault("file") ?? Encoding.UTF8.GetString(call.Body);
        if (Encoding.UTF8.GetByteCount(text) > LargestFile)
            return PatchworksForms.Refused(422, "The file must not be greater than 5 MB.", "file");
        var rows = CsvText.Read(text);
        if (rows.Exists(static r => !r.ContainsKey("left_value") || !r.ContainsKey("right_value")))
            return PatchworksForms.Refused(422, "The file must have the columns left_value and right_value.", "file");
        foreach (var row in rows)
            lookup.Upsert(row["left_value"], row["right_value"], tenant.NewId);
        return PatchworksForms.Json(200, new JsonObject { ["message"] = "Imported." });
    }

    private static string Csv(PatchLookup lookup)
    {
        var text = new StringBuilder("left_value,right_value\n");
        foreach (var row in lookup.Rows)
            text.Append(Quoted(row.Left)).Append(',').Append(Quoted(row.Right)).Append('\n');
        return text.ToString();
    }

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static JsonObject Lookup(PatchLookup lookup)
    {
        var copy = (JsonObject)lookup.Fields.DeepClone();
        copy["id"] = PatchworksForms.Number(lookup.Id);
        return copy;
    }

    private static JsonObject Row(PatchRow row) => new() { ["id"] = row.Id, ["left_value"] = row.Left, ["right_value"] = row.Right };

    private static JsonObject Body(Call call) => JsonNode.Parse(call.Body) as JsonObject ?? throw new FormatException("An object is expected.");
}
