using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Http.Internal;

/// <summary>
/// A reader's failure as it may be shown: where it was, never what it read. Readers quote what they could not read, and a path can hold names that are
/// data: keys of maps, and members that the type does not know.
/// </summary>
internal static class JsonFailures
{
    /// <summary>The failure without anything of the body.</summary>
    /// <param name="exception">Whatever the reader threw.</param>
    /// <param name="type">What was being read.</param>
    public static JsonException WithoutQuotes(Exception exception, JsonTypeInfo type)
    {
        if (exception is not JsonException json)
            return new JsonException(exception.GetType().Name);
        var path = Path(json.Path, type);
        return new JsonException(
            string.Create(CultureInfo.InvariantCulture, $"{path}, line {json.LineNumber ?? 0}, byte {json.BytePositionInLine ?? 0}"),
            path,
            json.LineNumber,
            json.BytePositionInLine);
    }

    /// <summary>The path as far as it names members of the type and places of lists; <c>*</c> in place of anything else.</summary>
    private static string Path(string? path, JsonTypeInfo? type)
    {
        var shown = new StringBuilder("$");
        var rest = path.AsSpan();
        if (rest is ['$', .. var after])
            rest = after;
        while (!rest.IsEmpty)
        {
            var segment = Segment.First(rest);
            if (type is null || !IsKnown(type, segment, out var inner))
                return shown.Append(rest[0] == '[' ? "[*]" : ".*").ToString();
            shown.Append(type.Kind == JsonTypeInfoKind.Dictionary ? "[*]" : rest[..segment.Length]);
            type = inner is not null && type.Options.TryGetTypeInfo(inner, out var found) ? found : null;
            rest = rest[segment.Length..];
        }
        return shown.ToString();
    }

    /// <summary>Whether the type itself says that the segment is no data, and what type is behind it.</summary>
    private static bool IsKnown(JsonTypeInfo type, Segment segment, out Type? inner)
    {
        inner = type.ElementType;
        if (type.Kind == JsonTypeInfoKind.Enumerable)
            return segment.IsIndex;
        if (type.Kind == JsonTypeInfoKind.Dictionary)
            return true;
        if (type.Kind != JsonTypeInfoKind.Object)
            return false;
        var member = type.Properties.FirstOrDefault(p => p.Name == segment.Name && !p.IsExtensionData);
        inner = member?.PropertyType;
        return member is not null;
    }

    private readonly record struct Segment(string Name, bool IsIndex, int Length)
    {
        public static Segment First(ReadOnlySpan<char> rest)
        {
            var isName = rest.StartsWith("['");
            var end = isName ? rest.IndexOf("']") + 2 : rest[0] == '[' ? rest.IndexOf(']') + 1 : rest[1..].IndexOfAny('.', '[') + 1;
            var length = end <= 1 ? rest.Length : end;
            var name = isName ? rest[2..Math.Max(2, length - 2)] : rest[0] == '[' ? rest[1..Math.Max(1, length - 1)] : rest[1..length];
            return new(name.ToString(), rest[0] == '[' && !isName && !name.IsEmpty && !name.ContainsAnyExceptInRange('0', '9'), length);
        }
    }
}
