using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Connectors.Domain.Tables;

/// <summary>Values by what people write. The spelling of the table is found without folding the text, every other one with it; neither allocates.</summary>
/// <typeparam name="TFold">What does not matter in a text.</typeparam>
/// <typeparam name="T">The value's type.</typeparam>
internal sealed class SpelledTexts<TFold, T>
    where TFold : ITextFold
{
    private const int SmallBuffer = 64;

    private readonly FrozenDictionary<string, T> _spelled;
    private readonly FrozenDictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _folded;

    /// <summary>Makes the index; of two texts that fold alike the first counts.</summary>
    internal SpelledTexts(IEnumerable<(string Text, T Value)> values)
    {
        var first = values.DistinctBy(static v => Fold(v.Text), StringComparer.Ordinal).ToList();
        _spelled = first.ToFrozenDictionary(static v => v.Text, static v => v.Value, StringComparer.Ordinal);
        _folded = first.ToFrozenDictionary(static v => Fold(v.Text), static v => v.Value, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>A text in the form in which it is compared.</summary>
    internal static string Fold(string text)
    {
        Span<char> buffer = text.Length <= TFold.MaxLength ? stackalloc char[TFold.MaxLength] : new char[text.Length];
        return new string(buffer[..TFold.Fold(text, buffer)]);
    }

    internal bool TryFind(string text, [MaybeNullWhen(false)] out T value)
    {
        if (_spelled.TryGetValue(text, out value))
            return true;
        if (text.Length > TFold.MaxLength)
            return false;

        // Clearing a large buffer would cost more than the look-up.
        Span<char> buffer = text.Length <= SmallBuffer ? stackalloc char[SmallBuffer] : stackalloc char[TFold.MaxLength];
        var folded = buffer[..TFold.Fold(text, buffer)];

        // A mark alone is no word, and not the silence of a system that does not say.
        return (!folded.IsEmpty || string.IsNullOrWhiteSpace(text)) && _folded.TryGetValue(folded, out value);
    }
}
