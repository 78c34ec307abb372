using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;

namespace Connectors.Http.Internal;

/// <summary>
/// Reads the items of a list one at a time from a body of any size: an array, an object whose named member is the array, or, without a
/// name, JSON values one after the other (NDJSON). Holds one item and some bytes, never the list.
/// </summary>
internal sealed class JsonItems<T>(Stream body, JsonTypeInfo<T> type, string? member, int maxItemBytes, IReadOnlyList<string> idMembers) : IDisposable
    where T : notnull
{
    private const int FirstBuffer = 32 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private JsonReaderState _state = new(new JsonReaderOptions { AllowMultipleValues = member is null });
    private int _start;
    private int _end;
    private bool _begun;
    private bool _ended;
    private Place _place;
    private int _items;
    private List<UnreadableItem>? _unreadable;

    private enum Place
    {
        Root,
        Object,
        Member,
        List,
    }

    private enum Found
    {
        Item,
        End,
        TooLittle,
    }

    /// <summary>Items passed over so far because they could not be read.</summary>
    public IReadOnlyList<UnreadableItem> Unreadable => _unreadable ?? [];

    /// <summary>The item that was read last.</summary>
    public T Current { get; private set; } = default!;

    /// <summary>Reads the next item; false after the last. A list that is cut off is a <see cref="JsonException"/>, never an end.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (!_begun)
                await FillAsync(cancellationToken).ConfigureAwait(false);
            switch (Next())
            {
                case Found.Item:
                    return true;
                case Found.End:
                    return false;
                case Found.TooLittle when _ended:
                    throw new JsonException("The list is cut off.");
                default:
                    await FillAsync(cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private Found Next()
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _ended, _state);
        while (true)
        {
            var before = reader.CurrentState;
            var beforeBytes = (int)reader.BytesConsumed;
            if (!reader.Read())
            {
                Keep(reader.CurrentState, (int)reader.BytesConsumed);
                return _ended && member is null && _place == Place.Root ? Found.End : Found.TooLittle;
            }
            switch (_place, reader.TokenType)
            {
                case (Place.Root or Place.Member, JsonTokenType.StartArray):
                    _place = Place.List;
                    break;
                case (Place.Root, JsonTokenType.StartObject) when member is not null:
                    _place = Place.Object;
                    break;
                case (Place.Object, JsonTokenType.PropertyName) when reader.ValueTextEquals(member):
                    _place = Place.Member;
                    break;
                case (Place.Object, JsonTokenType.PropertyName):
                    if (!reader.TrySkip())
                    {
                        Keep(before, beforeBytes);
                        return Found.TooLittle;
                    }
                    break;
                case (Place.Member, JsonTokenType.Null) or (Place.List, JsonTokenType.EndArray):
                    return Found.End;
                case (Place.List, _) or (Place.Root, JsonTokenType.StartObject):
                    var at = (int)reader.TokenStartIndex;
                    if (!reader.TrySkip())
                    {
                        Keep(before, beforeBytes);
                        return Found.TooLittle;
                    }
                    var item = Read(_buffer.AsSpan(_start + at, (int)reader.BytesConsumed - at));
                    if (item is null)
                        break;
                    Keep(reader.CurrentState, (int)reader.BytesConsumed);
                    Current = item;
                    return Found.Item;
                default:
                    throw new JsonException("The body holds no list.");
            }
        }
    }

    /// <summary>One item that cannot be read does not cost the others: it is remembered by id and place.</summary>
    private T? Read(ReadOnlySpan<byte> item)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"${(member is null ? "" : "." + member)}[{_items++}]");
        try
        {
            return JsonSerializer.Deserialize(item, type);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            (_unreadable ??= []).Add(ItemByItem.Describe(item, e, place, idMembers));
            return default;
        }
    }

    private void Keep(JsonReaderState state, int consumed)
    {
        _state = state;
        _start += consumed;
    }

    /// <summary>Fills the whole buffer, which grows only when one item does not fit: so an item is looked through a few times at most.</summary>
    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        var rest = _end - _start;
        if (rest == _buffer.Length)
        {
            if (rest >= maxItemBytes)
                throw BodyReading.TooLarge(maxItemBytes);
            var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * rest, Array.MaxLength));
            _buffer.AsSpan(_start, rest).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        else
        {
            _buffer.AsSpan(_start, rest).CopyTo(_buffer);
        }
        (_start, _end) = (0, rest);
        while (!_ended && _end < _buffer.Length)
        {
            var read = await body.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            _ended = read == 0;
            _end += read;
        }
        if (!_begun && _buffer.AsSpan(0, _end).StartsWith(ConnectorCall.ByteOrderMark))
            _start = ConnectorCall.ByteOrderMark.Length;
        _begun = true;
    }
}
