using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;

namespace Connectors.Http.Internal;

/// <summary>
/// The second reading of a body whose first failed: each item of its list is read alone, those that cannot be are cut out, and what is left is read as
/// a whole. Says of each that was cut out where its fault is, never what stands there. Pure.
/// </summary>
internal static class ItemByItem
{
    /// <summary>Reads what can be read.</summary>
    /// <param name="body">The whole body.</param>
    /// <param name="type">Metadata of the body.</param>
    /// <param name="list">Where it holds the list.</param>
    /// <param name="value">The body without the items that cannot be read.</param>
    /// <param name="unreadable">Those items.</param>
    /// <returns>False when the fault is not an item's: then nothing can be trusted.</returns>
    public static bool TryRead<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type, ListShape list, [NotNullWhen(true)] out T? value, out IReadOnlyList<UnreadableItem> unreadable)
        where T : notnull
    {
        (value, unreadable) = (default, []);
        var found = new List<UnreadableItem>();
        try
        {
            if (Without(body, list, found) is not { } rest || found.Count == 0)
                return false;
            value = JsonSerializer.Deserialize(rest.WrittenSpan, type);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The first failure says what is wrong with the body; it is the caller's.
            return false;
        }

        unreadable = found;
        return value is not null;
    }

    /// <summary>Names an item that could not be read.</summary>
    /// <param name="item">The item's own text, one JSON value.</param>
    /// <param name="fault">What its reader threw.</param>
    /// <param name="place">Path of the item within the answer.</param>
    /// <param name="idMembers">Members that may name it.</param>
    public static UnreadableItem Describe(ReadOnlySpan<byte> item, Exception fault, string place, IReadOnlyList<string> idMembers) =>
        new(IdOf(item, idMembers), place + PathOf(item, fault));

    /// <summary>The body without the items that cannot be read; null when the list is not where it should be.</summary>
    private static ArrayBufferWriter<byte>? Without(ReadOnlySpan<byte> body, ListShape list, List<UnreadableItem> found)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        if (list.Member is { } member)
        {
            foreach (var part in member.AsSpan().Split('.'))
            {
                if (reader.TokenType != JsonTokenType.StartObject)
                    return null;
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && !reader.ValueTextEquals(member.AsSpan()[part]))
                    reader.Skip();
                if (reader.TokenType != JsonTokenType.PropertyName)
                    return null;
                reader.Read();
            }
        }

        if (reader.TokenType != JsonTokenType.StartArray)
            return null;
        var rest = new ArrayBufferWriter<byte>(body.Length);
        rest.Write(body[..(int)reader.BytesConsumed]);
        var place = list.Member is null ? "$" : "$." + list.Member;
        var isFirst = true;
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var item = body[start..(int)reader.BytesConsumed];
            if (Fault(item, list.Item) is { } fault)
            {
                found.Add(Describe(item, fault, string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]"), list.IdMembers));
                continue;
            }

            if (!isFirst)
                rest.Write(","u8);
            rest.Write(item);
            isFirst = false;
        }

        rest.Write(body[(int)reader.TokenStartIndex..]);
        return rest;
    }

    private static Exception? Fault(ReadOnlySpan<byte> item, JsonTypeInfo type)
    {
        try
        {
            return JsonSerializer.Deserialize(item, type) is null ? new JsonException("An item is expected.") : null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return e;
        }
    }

    private static string? IdOf(ReadOnlySpan<byte> item, IReadOnlyList<string> members)
    {
        foreach (var member in members)
        {
            var reader = new Utf8JsonReader(item);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isIt = reader.ValueTextEquals(member);
                reader.Read();
                if (isIt && Word(ref reader) is { } id && VendorText.IsId(id))
                    return id;
                reader.Skip();
            }
        }

        return null;
    }

    private static string? Word(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString(),
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null;   // Half a character: that is no id.
        }
    }

    /// <summary>Path of the token that the reader had just taken when it failed. Readers of our own know no path, but all leave line and byte.</summary>
    private static string PathOf(ReadOnlySpan<byte> item, Exception fault)
    {
        if (fault is not JsonException { LineNumber: { } line, BytePositionInLine: { } column })
            return string.Empty;
        var end = (long)LineStart(item, line) + column;
        var path = new List<(string? Name, int Index)>();
        var reader = new Utf8JsonReader(item);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                path.RemoveAt(path.Count - 1);
            else if (reader.TokenType == JsonTokenType.PropertyName)
                path[^1] = (Name(ref reader), -1);
            else if (path.Count > 0 && path[^1].Name is null)
                path[^1] = (null, path[^1].Index + 1);
            if (reader.BytesConsumed >= end)
                break;
            if (reader.TokenType == JsonTokenType.StartObject)
                path.Add((string.Empty, -1));
            else if (reader.TokenType == JsonTokenType.StartArray)
                path.Add((null, -1));
        }

        var text = new StringBuilder();
        foreach (var (name, index) in path)
        {
            if (name is null)
                text.Append(CultureInfo.InvariantCulture, $"[{index}]");
            else if (name.Length > 0)
                text.Append('.').Append(name);
        }

        return text.ToString();
    }

    private static int LineStart(ReadOnlySpan<byte> text, long line)
    {
        var start = 0;
        for (; line > 0; line--)
            start += text[start..].IndexOf((byte)'\n') + 1;
        return start;
    }

    /// <summary>A member's name as far as it looks like one of a contract; anything else may be data.</summary>
    private static string Name(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.Length > 64)
            return "*";
        foreach (var character in reader.ValueSpan)
        {
            if (!char.IsAsciiLetterOrDigit((char)character) && character is not ((byte)'_' or (byte)'-' or (byte)'@' or (byte)'.'))
                return "*";
        }

        return Encoding.UTF8.GetString(reader.ValueSpan);
    }
}
