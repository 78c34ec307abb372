using System.Text.Json;

namespace Connectors.Http.Internal;

/// <summary>
/// Counts what a JSON body holds while it arrives, so that one of many tiny items is refused before it is read into objects of many times its size.
/// Bodies too short to do harm are not looked at, and tokens only where a quick count of braces says that there could be too many.
/// </summary>
/// <param name="most">The most items of the list: of the body itself, or of a member of it.</param>
/// <param name="mostValues">The most objects and list entries anywhere in the body.</param>
/// <param name="suspicious">More braces than this, and tokens are counted.</param>
internal sealed class ItemLimit(int most, long mostValues, long suspicious)
{
    /// <summary>From this length on a body is counted: a shorter one cannot become more than a few megabytes.</summary>
    public const int FirstLength = 256 * 1024;

    private const int AtLeast = 500;
    private const int ValuesAnItem = 200;
    private const int ValuesAnUnaskedItem = 10;
    private const int HarmlessAnItem = 50;
    private const long SmallestBody = 1024 * 1024;
    private const long BytesAnItem = 256 * 1024;

    private JsonReaderState _state;
    private int _seen;
    private int _skimmed;
    private long _braces;
    private ulong _lists;
    private int _items;
    private long _values;
    private bool _isNoJson;

    /// <summary>The most items that a page may hold of which so many were asked for: vendors have limits and defaults of their own.</summary>
    public static int OfPage(int asked) => (int)Math.Clamp(2L * asked, AtLeast, int.MaxValue);

    /// <summary>The most bytes that a page may have of which so many items were asked for.</summary>
    public static long BytesOfPage(int asked) => SmallestBody + (asked * BytesAnItem);

    /// <summary>The limit of an answer.</summary>
    /// <param name="asked">How many items were asked for; 0 when the call does not say.</param>
    /// <param name="unasked">The most items where the call does not say.</param>
    public static ItemLimit Of(int asked, int unasked) =>
        asked > 0
            ? new(OfPage(asked), (long)OfPage(asked) * ValuesAnItem, (long)OfPage(asked) * HarmlessAnItem)
            : new(unasked, (long)unasked * ValuesAnUnaskedItem, unasked);

    /// <summary>Counts on.</summary>
    /// <param name="body">What has arrived, from its beginning.</param>
    /// <param name="isAll">Whether nothing more comes.</param>
    /// <exception cref="HttpRequestException">There is too much.</exception>
    public void Demand(ReadOnlySpan<byte> body, bool isAll)
    {
        // An object takes a brace, so few braces are few objects; the list's own items are counted again when they are read.
        _braces += body[_skimmed..].Count((byte)'{');
        _skimmed = body.Length;
        if (_isNoJson || _braces <= suspicious)
            return;
        if (_seen == 0 && body.StartsWith(ConnectorCall.ByteOrderMark))
            _seen = ConnectorCall.ByteOrderMark.Length;
        var reader = new Utf8JsonReader(body[_seen..], isAll, _state);
        try
        {
            while (reader.Read())
            {
                if (!Count(reader.TokenType, reader.CurrentDepth))
                    throw BodyReading.TooManyItems();
            }
        }
        catch (JsonException)
        {
            _isNoJson = true;   // Whoever reads the body will say what is wrong with it.
        }
        _seen += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    private bool Count(JsonTokenType token, int depth)
    {
        if (token is JsonTokenType.EndObject or JsonTokenType.EndArray or JsonTokenType.PropertyName)
            return true;
        var inList = depth > 0 && ((_lists >> (depth - 1)) & 1) != 0;
        if (inList && (depth == 1 || (depth == 2 && (_lists & 1) == 0)) && ++_items > most)
            return false;
        if ((inList || token == JsonTokenType.StartObject) && ++_values > mostValues)
            return false;
        if (token == JsonTokenType.StartArray)
            _lists |= 1UL << depth;
        else if (token == JsonTokenType.StartObject)
            _lists &= ~(1UL << depth);
        return true;
    }
}
