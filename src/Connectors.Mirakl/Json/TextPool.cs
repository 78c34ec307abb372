using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Connectors.Mirakl.Json;

/// <summary>
/// Shares equal short texts within one page: codes, labels, states. A fixed number of slots, the latest text wins a slot,
/// so a page of distinct texts costs nothing but the look.
/// </summary>
internal sealed class TextPool
{
    private const int SlotBits = 10;
    private const int LongestShared = 64;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string?[] _texts = new string?[1 << SlotBits];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return string.Empty;
        if (utf8.Length > LongestShared)
            return Read(utf8);

        ref var slot = ref _texts[Slot(utf8)];
        return slot is { } known && Same(known, utf8) ? known : slot = Read(utf8);
    }

    /// <summary>Half a character is an error here as it is to the serializer, which never puts a sign of its own in its place.</summary>
    private static string Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Strict.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            throw new JsonException("A text holds half a character.");
        }
    }

    private static bool Same(string text, ReadOnlySpan<byte> utf8) => Ascii.Equals(utf8, text);

    /// <summary>Mixes the ends and the length: the texts are short, and a clash only costs one more string.</summary>
    private static int Slot(ReadOnlySpan<byte> utf8)
    {
        unchecked
        {
            ulong head;
            ulong tail;
            if (utf8.Length >= sizeof(ulong))
            {
                head = BinaryPrimitives.ReadUInt64LittleEndian(utf8);
                tail = BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]);
            }
            else if (utf8.Length >= sizeof(uint))
            {
                head = BinaryPrimitives.ReadUInt32LittleEndian(utf8);
                tail = BinaryPrimitives.ReadUInt32LittleEndian(utf8[^sizeof(uint)..]);
            }
            else
            {
                head = utf8[0];
                tail = utf8[^1];
            }

            var hash = ((head * 0x9E3779B97F4A7C15UL) ^ (tail + (ulong)utf8.Length)) * 0xC2B2AE3D27D4EB4FUL;
            return (int)(hash >> (64 - SlotBits));
        }
    }
}
