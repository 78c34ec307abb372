using System.Text;

namespace Connectors.Mirakl.Json;

/// <summary>
/// Shares equal short texts within one page: codes, labels, states. A fixed number of slots, the latest text wins a slot,
/// so a page of distinct texts costs nothing but the look.
/// </summary>
internal sealed class TextPool
{
    private const int Slots = 1024;
    private const int LongestShared = 64;

    private readonly string?[] _texts = new string?[Slots];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return string.Empty;
        if (utf8.Length > LongestShared)
            return Encoding.UTF8.GetString(utf8);

        ref var slot = ref _texts[Slot(utf8)];
        return slot is { } known && Same(known, utf8) ? known : slot = Encoding.UTF8.GetString(utf8);
    }

    private static bool Same(string text, ReadOnlySpan<byte> utf8) => Ascii.Equals(utf8, text);

    private static int Slot(ReadOnlySpan<byte> utf8)
    {
        unchecked
        {
            // FNV-1a: the texts are short and the table is small; a clash only costs one more string.
            var hash = 2166136261u;
            foreach (var b in utf8)
                hash = (hash ^ b) * 16777619u;
            return (int)((hash ^ (hash >> 15)) & (Slots - 1));
        }
    }
}
