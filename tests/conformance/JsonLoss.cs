using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Conformance.Tests;

/// <summary>Compares a body with what became of it. Missing, null, an empty text and an empty list say the same; numbers compare by value, times by instant.</summary>
internal static class JsonLoss
{
    /// <summary>What of the one is not in the other, a line each: the path, what was there, what is there now.</summary>
    public static IEnumerable<string> Between(JsonNode? before, JsonNode? after, string path = "$")
    {
        if (IsNothing(before))
            return [];
        if (before is JsonObject members && after is JsonObject kept)
            return members.SelectMany(m => Between(m.Value, kept[m.Key], $"{path}.{m.Key}"));
        if (before is JsonArray items && after is JsonArray others && items.Count == others.Count)
            return items.Zip(others).SelectMany((pair, i) => Between(pair.First, pair.Second, $"{path}[{i}]"));
        return Same(before, after) ? [] : [$"{path}: {Text(before)} became {Text(after)}"];
    }

    private static bool IsNothing(JsonNode? node) => node switch
    {
        null => true,
        JsonArray list => list.Count == 0,
        JsonObject members => members.All(static m => IsNothing(m.Value)),
        JsonValue value => value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length == 0,
        _ => false,
    };

    private static bool Same(JsonNode? before, JsonNode? after)
    {
        if (before is not JsonValue one || after is not JsonValue two)
            return false;
        var (left, right) = (Scalar(one), Scalar(two));
        if (left == right)
            return true;
        if (decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var a) && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var b))
            return a == b;
        return DateTimeOffset.TryParse(left, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var c)
            && DateTimeOffset.TryParse(right, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var d)
            && c == d;
    }

    private static string Scalar(JsonValue value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "nothing";
}
