using System.Text;
using System.Text.Json;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

/// <summary>
/// Reads orders straight from the tokens: a page of OR11, or one of an export. Orders are the largest and most frequent bodies: this costs about what walking
/// the tokens costs, and shares the words that repeat within a page. The serializer's own reading stays the reference: a test
/// compares the two on every member. The part that follows from the models is written from them.
/// </summary>
/// <remarks>One instance reads one page or one order; not thread-safe.</remarks>
internal sealed partial class OrderReader
{
    private readonly TextPool? _texts;

    /// <param name="isAlone">Whether one order is read, in which little repeats, instead of a page.</param>
    public OrderReader(bool isAlone = false) => _texts = isAlone ? null : new TextPool();

    private delegate T? ItemReader<T>(OrderReader self, ref Utf8JsonReader reader);

    public OrderPage ReadPage(ref Utf8JsonReader reader)
    {
        IReadOnlyList<Order>? orders = null;
        long? total = null;
        Dictionary<string, JsonElement>? more = null;
        if (!StartObject(ref reader))
            return new OrderPage([], null);

        while (NextMember(ref reader, out var name))
        {
            if (name.SequenceEqual("orders"u8))
                orders = List(ref reader, static (self, ref r) => self.ReadOrder(ref r));
            else if (name.SequenceEqual("total_count"u8))
                total = OptionalLong(ref reader);
            else
                Keep(ref reader, name, ref more);
        }

        return new OrderPage(orders ?? [], total);
    }

    private static bool StartObject(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => true,
        JsonTokenType.Null => false,
        _ => throw new JsonException($"Expected an object, found {reader.TokenType}."),
    };

    /// <summary>Moves to the next member's value; false at the end of the object.</summary>
    private static bool NextMember(ref Utf8JsonReader reader, out ReadOnlySpan<byte> name)
    {
        Advance(ref reader);
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            name = default;
            return false;
        }

        name = reader.ValueIsEscaped || reader.HasValueSequence ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
        Advance(ref reader);
        return true;
    }

    private static void Advance(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
            throw new JsonException("The JSON ends too early.");
    }

    private static void Keep(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name, ref Dictionary<string, JsonElement>? more)
    {
        var key = Encoding.UTF8.GetString(name);
        (more ??= [])[key] = JsonElement.ParseValue(ref reader);
    }

    /// <summary>
    /// Without its id nothing can be done with an order or a part of it, so the page counts as not understood. Ids become keys of cases and stand in logs and
    /// records: what holds a line break, or is endless, is none.
    /// </summary>
    private static string Required(string? id, string member) =>
        VendorText.IsId(id) ? id! : throw new JsonException($"The member '{member}' is {(string.IsNullOrEmpty(id) ? "missing" : "no id")}.");

    private static string? Text(ref Utf8JsonReader reader) => TolerantReader.ReadText(ref reader);

    private static decimal Amount(ref Utf8JsonReader reader) => TolerantReader.ReadDecimal(ref reader) ?? 0m;

    private static decimal? OptionalAmount(ref Utf8JsonReader reader) => TolerantReader.ReadDecimal(ref reader);

    private static int Int(ref Utf8JsonReader reader) => TolerantReader.ReadInt32(ref reader) ?? 0;

    private static int? OptionalInt(ref Utf8JsonReader reader) => TolerantReader.ReadInt32(ref reader);

    private static long Long(ref Utf8JsonReader reader) => TolerantReader.ReadInt64(ref reader) ?? 0;

    private static long? OptionalLong(ref Utf8JsonReader reader) => TolerantReader.ReadInt64(ref reader);

    private static bool Flag(ref Utf8JsonReader reader) => TolerantReader.ReadBoolean(ref reader) ?? false;

    private static bool? OptionalFlag(ref Utf8JsonReader reader) => TolerantReader.ReadBoolean(ref reader);

    private static DateTimeOffset Instant(ref Utf8JsonReader reader) => TolerantReader.ReadInstant(ref reader) ?? default;

    private static DateTimeOffset? OptionalInstant(ref Utf8JsonReader reader) => TolerantReader.ReadInstant(ref reader);

    /// <summary>A text that is likely to repeat within the page: read once, then shared.</summary>
    private string? Shared(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped && !reader.HasValueSequence
            ? _texts?.Get(reader.ValueSpan) ?? Text(ref reader)
            : Text(ref reader);

    private T Word<T>(ref Utf8JsonReader reader)
        where T : struct, IStringValue<T> => Shared(ref reader) is { } word ? T.From(word) : default;

    private T[] List<T>(ref Utf8JsonReader reader, ItemReader<T> read)
        where T : class
    {
        if (reader.TokenType == JsonTokenType.Null)
            return [];
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException($"Expected an array, found {reader.TokenType}.");

        Advance(ref reader);
        if (reader.TokenType == JsonTokenType.EndArray)
            return [];

        var items = new T[1];
        var count = 0;
        do
        {
            // Left out, a line would not be sent, and a reduced one would be sent whole.
            var item = read(this, ref reader) ?? throw new JsonException("An item of a list is null.");
            if (count == items.Length)
                Array.Resize(ref items, count * 2);
            items[count++] = item;
            Advance(ref reader);
        }
        while (reader.TokenType != JsonTokenType.EndArray);

        if (count != items.Length)
            Array.Resize(ref items, count);
        return items;
    }
}
