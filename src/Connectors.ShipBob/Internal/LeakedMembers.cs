using System.Globalization;
using System.Text.Json;

namespace Connectors.ShipBob.Internal;

/// <summary>Members that the service writes in another case than its contract now and then. Pure.</summary>
internal static class LeakedMembers
{
    /// <summary>The member, whatever its case and whether its words are joined by <c>_</c>; null when there is none.</summary>
    /// <param name="more">The members that the model does not know.</param>
    /// <param name="name">The member's name in one word.</param>
    public static JsonElement? Find(IDictionary<string, JsonElement>? more, string name)
    {
        foreach (var (key, value) in more ?? new Dictionary<string, JsonElement>())
        {
            if (value.ValueKind != JsonValueKind.Null && string.Equals(key.Replace("_", string.Empty, StringComparison.Ordinal), name, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        return null;
    }

    /// <summary>An id, as a number or as a text of digits.</summary>
    public static long? Id(IDictionary<string, JsonElement>? more, string name) => Find(more, name) switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var id) => id,
        { ValueKind: JsonValueKind.String } text when long.TryParse(Written(text), NumberStyles.None, CultureInfo.InvariantCulture, out var id) => id,
        _ => null,
    };

    /// <summary>A flag, also as a word.</summary>
    public static bool? Flag(IDictionary<string, JsonElement>? more, string name) => Find(more, name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text when bool.TryParse(Written(text), out var flag) => flag,
        _ => null,
    };

    /// <summary>A text as it is written, because one that holds half a character cannot be read.</summary>
    private static string Written(JsonElement text) => text.GetRawText().Trim('"');
}
