using System.Globalization;
using System.Text.Json;
using Connectors.Domain.Ports;

namespace Connectors.Http;

/// <summary>Reads lists of vendors that put them into objects of their own, for a client's JSON converter. Where a list stands at a documented place, <see cref="ListShape"/> does the same without one. Pure.</summary>
public static class JsonList
{
    /// <summary>Reads each item by itself: one that cannot be read is named, and the others are taken.</summary>
    /// <typeparam name="T">An item.</typeparam>
    /// <param name="list">The list, an array.</param>
    /// <param name="path">Where it stands in the answer, for whoever looks for an item that cannot be read: <c>$.data</c>.</param>
    /// <param name="read">Reads an item; null, or an exception of the reader, where it is none.</param>
    /// <param name="idMembers">Members of an item that may name it, the best first; the first that holds an id is told.</param>
    /// <exception cref="JsonException">There are items, and none can be read: it is another list.</exception>
    public static ItemList<T> Read<T>(JsonElement list, string path, Func<JsonElement, T?> read, params IReadOnlyList<string> idMembers)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(idMembers);
        var (items, unreadable) = (new List<T>(list.GetArrayLength()), new List<UnreadableItem>());
        foreach (var (index, element) in list.EnumerateArray().Index())
        {
            if (TryRead(element, read) is { } item)
                items.Add(item);
            else
                unreadable.Add(new UnreadableItem(IdOf(element, idMembers), string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]")));
        }

        return items.Count == 0 && unreadable.Count > 0 ? throw new JsonException("No item of the list can be read.") : new ItemList<T>(items, unreadable);
    }

    /// <summary>A whole number beside a list, such as the number of its page; a text of digits is one too.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="envelope">Member of the answer that holds such numbers.</param>
    /// <param name="member">Which.</param>
    /// <returns>Null where it does not stand there.</returns>
    public static long? Number(JsonElement answer, string envelope, string member) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(envelope, out var held) && held.ValueKind == JsonValueKind.Object && held.TryGetProperty(member, out var value)
        && long.TryParse(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static T? TryRead<T>(JsonElement element, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            return read(element);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException or FormatException)
        {
            return null;   // It is named to whoever asked.
        }
    }

    private static string? IdOf(JsonElement element, IReadOnlyList<string> members)
    {
        foreach (var name in element.ValueKind == JsonValueKind.Object ? members : [])
        {
            if (element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number && VendorText.IsId(value.GetRawText().Trim('"')))
                return value.GetRawText().Trim('"');
        }

        return null;
    }
}
