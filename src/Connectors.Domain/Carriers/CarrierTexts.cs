using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Connectors.Domain.Carriers;

/// <summary>Values by what people write about carriers. The spelling of the table is found without folding the text, every other one with it; neither allocates.</summary>
/// <typeparam name="T">The value's type.</typeparam>
internal sealed class CarrierTexts<T>
    where T : class
{
    private const int SmallBuffer = 64;

    private readonly FrozenDictionary<string, T> _spelled;
    private readonly FrozenDictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _folded;

    /// <summary>Makes the index; of two texts that fold alike the first counts.</summary>
    internal CarrierTexts(IEnumerable<(string Text, T Value)> values)
    {
        var first = values.DistinctBy(static v => CarrierText.Fold(v.Text), StringComparer.Ordinal).ToList();
        _spelled = first.ToFrozenDictionary(static v => v.Text, static v => v.Value, StringComparer.Ordinal);
        _folded = first.ToFrozenDictionary(static v => CarrierText.Fold(v.Text), static v => v.Value, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    internal bool TryFind(string text, [NotNullWhen(true)] out T? value)
    {
        if (_spelled.TryGetValue(text, out value))
            return true;
        if (text.Length > CarrierText.MaxLength)
            return false;

        // Clearing a large buffer would cost more than the look-up.
        Span<char> buffer = text.Length <= SmallBuffer ? stackalloc char[SmallBuffer] : stackalloc char[CarrierText.MaxLength];
        return _folded.TryGetValue(buffer[..CarrierText.Fold(text, buffer)], out value);
    }
}
