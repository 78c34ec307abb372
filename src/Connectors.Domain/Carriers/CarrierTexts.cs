using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Connectors.Domain.Carriers;

/// <summary>Values by what people write about carriers. The spelling of the table is found without folding the text, every other one with it.</summary>
/// <typeparam name="T">The value's type.</typeparam>
internal sealed class CarrierTexts<T>
    where T : class
{
    private readonly FrozenDictionary<string, T> _spelled;
    private readonly FrozenDictionary<string, T> _folded;

    /// <summary>Makes the index; of two texts that fold alike the first counts.</summary>
    internal CarrierTexts(IEnumerable<(string Text, T Value)> values)
    {
        _folded = values.DistinctBy(static v => v.Text, CarrierText.Comparer).ToFrozenDictionary(static v => v.Text, static v => v.Value, CarrierText.Comparer);
        _spelled = _folded.ToFrozenDictionary(StringComparer.Ordinal);
    }

    internal bool TryFind(string text, [NotNullWhen(true)] out T? value)
    {
        if (_spelled.TryGetValue(text, out value))
            return true;
        return text.Length <= CarrierText.MaxLength && _folded.TryGetValue(text, out value);
    }
}
