using System.Globalization;
using System.Text;
using System.Text.Json;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Mirakl;

/// <summary>One part of the seller's API: which calls it answers, and how.</summary>
internal abstract class MiraklRoutes(WorldState world, MiraklPlatform platform)
{
    public const int LargestPage = 100;

    /// <summary>The path is known, the method is not.</summary>
    public static readonly (string? Operation, Func<Reply>? Answer) NotAllowed = ("405", static () => Error(405, null, null, "Method Not Allowed"));

    protected WorldState World { get; } = world;

    protected MiraklPlatform Platform { get; } = platform;

    /// <summary>The operation behind a call and its answer; null twice when it is none of this part's.</summary>
    public abstract (string? Operation, Func<Reply>? Answer) Route(Call call, string[] path, DateTimeOffset now);

    /// <summary>Seek paging: a page token holds the whole question, so everything else beside it is ignored.</summary>
    protected static Reply Seek<T>(Call call, int largest, Action<Utf8JsonWriter, T> write, Func<Call, IEnumerable<T>> find)
    {
        var asked = call;
        var query = call.QueryText;
        var offset = 0;
        if (call.Parameter("page_token") is { } token)
        {
            var parts = Untangle(token).Split('\n');
            if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out offset))
                return Error(400, "VALIDATION_ERROR", "page_token", "The page token is not valid.");
            query = parts[1];
            asked = call.Asking(query);
        }

        var limit = Math.Clamp(asked.Number("limit", 10), 1, largest);
        var hits = find(asked).ToList();
        string Token(int at) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{at.Text()}\n{query}"));
        return Reply.Json(200, json => Members(json, m =>
        {
            m.Array("data", hits.Skip(offset).Take(limit), write);
            m.WriteString("next_page_token", offset + limit < hits.Count ? Token(offset + limit) : null);
            m.WriteString("previous_page_token", offset > 0 ? Token(Math.Max(0, offset - limit)) : null);
        }));
    }

    private static string Untangle(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : string.Empty;
    }

    /// <summary>Carries out a batch whose items succeed or fail one by one within a 200, keyed by <c>id</c>.</summary>
    /// <param name="call">The call.</param>
    /// <param name="list">Name of the list in the body.</param>
    /// <param name="largest">Most items.</param>
    /// <param name="answer">Prefix of the two lists in the answer.</param>
    /// <param name="change">Changes one item; a sentence says why not.</param>
    protected static Reply Each(Call call, string list, int largest, string answer, Func<JsonElement, string, string?> change)
    {
        if (!call.TryReadObject(out var body))
            return Error(400, "VALIDATION_ERROR", null, "The body is not a JSON object.");
        using (body)
        {
            var items = body.RootElement.Items(list).ToList();
            if (items.Count == 0 || items.Count > largest)
                return Error(400, "VALIDATION_ERROR", list, $"Between 1 and {largest.Text()} items are allowed.");
            var done = new List<string>();
            var errors = new List<(string Id, string Message)>();
            foreach (var item in items)
            {
                var id = item.Member("id") ?? string.Empty;
                if (change(item, id) is { } wrong)
                    errors.Add((id, wrong));
                else
                    done.Add(id);
            }

            return Reply.Json(200, json => Members(json, m =>
            {
                m.Array($"{answer}_success", done, static (one, id) => one.WriteString("id", id));
                m.Array($"{answer}_errors", errors, static (one, error) =>
                {
                    one.WriteString("id", error.Id);
                    one.WriteString("message", error.Message);
                });
            }));
        }
    }

    public static void Members(Utf8JsonWriter json, Action<Utf8JsonWriter> members)
    {
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
    }

    public static Reply Error(int status, string? code, string? field, string message) => Reply.Json(status, json => Members(json, m =>
    {
        m.WriteNumber("status", status);
        m.WriteString("message", message);
        if (code is null)
            return;
        m.Array("errors", [code], (one, word) =>
        {
            one.WriteString("code", word);
            one.WriteString("field", field);
            one.WriteString("message", message);
        });
    }));

    /// <summary>Reads carrier and number; a sentence says what is wrong with them.</summary>
    protected string? ReadTracking(JsonElement from, string urlName, out MiraklTracking? tracking)
    {
        tracking = null;
        var code = Filled(from.Member("carrier_code"));
        var name = Filled(from.Member("carrier_name"));
        var number = Filled(from.Member("tracking_number"));
        var url = Filled(from.Member(urlName));
        if (code is not null)
        {
            var carrier = MiraklPlatform.Carriers.FirstOrDefault(c => c.Code == code);
            if (carrier.Code is null)
                return $"The carrier code '{code}' is not registered.";
            if (number is null && carrier.Url is not null)
                return $"The carrier '{code}' requires a tracking number.";
            tracking = new MiraklTracking(code, carrier.Label, carrier.StandardCode, number,
                number is null ? null : carrier.Url?.Replace("{trackingId}", number, StringComparison.Ordinal));
            return null;
        }

        if (name is null && number is null && url is null)
            return null;
        if (World.Options.RefusesUnregisteredCarriers)
            return "Carriers that are not registered are not allowed on this Platform.";
        tracking = new MiraklTracking(null, name, null, number, url);
        return null;
    }

    protected static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
