namespace Connectors.Flows.Storage;

/// <summary>The order of keys in every store: by code point, which is the order of their UTF-8 bytes. Ordinal order of UTF-16 differs from it beyond the basic plane.</summary>
internal sealed class KeyOrder : IComparer<string>
{
    public static KeyOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var left = x.AsSpan();
        var right = y.AsSpan();
        var same = left.CommonPrefixLength(right);
        return same == left.Length || same == right.Length ? left.Length - right.Length : Rank(left[same]) - Rank(right[same]);
    }

    // Surrogates stand for what comes after every other character.
    private static int Rank(char c) => char.IsSurrogate(c) ? c + char.MaxValue : c;
}
