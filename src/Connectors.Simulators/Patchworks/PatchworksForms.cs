using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Patchworks;

/// <summary>Answers in the platform's forms: things beside their id or within attributes, lists with links and meta, refusals with a message and fields.</summary>
internal sealed class PatchworksForms(PatchworksBehaviours behaviours)
{
    private const int LargestPage = 250;
    private const int UsualPage = 15;

    public static Reply Json(int status, JsonNode node) => Reply.Json(status, json => node.WriteTo(json));

    public static Reply Refused(int status, string message, string? field = null)
    {
        var body = new JsonObject { ["message"] = message };
        if (field is not null)
            body["errors"] = new JsonObject { [field] = new JsonArray(message) };
        return Json(status, body);
    }

    public static Reply NotFound() => Refused(404, "No query results for model.");

    /// <summary>One thing, within <c>data</c>.</summary>
    public Reply One(int status, JsonObject thing, string type) => Json(status, new JsonObject { ["data"] = Form(thing, type) });

    /// <summary>A page of things.</summary>
    public Reply List(Call call, IEnumerable<JsonObject> things, string type)
    {
        var (size, page) = (call.Number("per_page", UsualPage), call.Number("page", 1));
        if (size is < 1 or > LargestPage)
            return Refused(422, "The per page field must be between 1 and 250.", "per_page");
        var all = things.ToList();
        var last = Math.Max(1, (all.Count + size - 1) / size);
        var (from, on) = ((page - 1) * size, all.Skip((page - 1) * size).Take(size).Select(thing => Form(thing, type)).ToArray<JsonNode>());
        string Link(int at) => $"{call.Origin}{call.PathText}?page={at.Text()}";

        return Json(200, new JsonObject
        {
            ["data"] = new JsonArray(on),
            ["links"] = new JsonObject { ["first"] = Link(1), ["last"] = Link(last), ["prev"] = page > 1 ? Link(page - 1) : null, ["next"] = page < last ? Link(page + 1) : null },
            ["meta"] = new JsonObject
            {
                ["current_page"] = page,
                ["from"] = on.Length > 0 ? from + 1 : null,
                ["last_page"] = last,
                ["path"] = call.Origin + call.PathText,
                ["per_page"] = size,
                ["to"] = on.Length > 0 ? from + on.Length : null,
                ["total"] = all.Count,
            },
        });
    }

    /// <summary>Name of something that was asked for beside a thing.</summary>
    public string Beside(string asked) => behaviours.NamedLikeAsked ? asked : string.Concat(asked.Select(static c => char.IsAsciiLetterUpper(c) ? $"_{char.ToLowerInvariant(c)}" : c.ToString()));

    public JsonObject Form(JsonObject thing, string type)
    {
        if (!behaviours.WrappedFields)
            return thing;
        var id = thing["id"]?.DeepClone();
        thing.Remove("id");
        return new JsonObject { ["type"] = type, ["id"] = id, ["attributes"] = thing };
    }

    /// <summary>A number where the reference has one.</summary>
    public static JsonNode? Number(string? id) => id is null ? null : long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : id;

    public static string? Instant(DateTimeOffset? instant) => instant?.IsoMilliseconds();
}
