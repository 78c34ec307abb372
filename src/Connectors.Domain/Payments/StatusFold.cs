using Connectors.Domain.Tables;

namespace Connectors.Domain.Payments;

/// <summary>Words for a status: case, and however their parts are joined, does not matter.</summary>
internal readonly struct StatusFold : ITextFold
{
    public static int MaxLength => 128;

    public static int Fold(ReadOnlySpan<char> text, Span<char> buffer)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && c is not ('-' or '_' or '.'))
                buffer[length++] = char.ToUpperInvariant(c);
        }

        return length;
    }
}
