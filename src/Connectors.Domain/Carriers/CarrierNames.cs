using System.Collections.Frozen;

namespace Connectors.Domain.Carriers;

/// <summary>Tells which carrier a text names, whatever service it goes on to name.</summary>
/// <param name="own">Names that go before the standard ones.</param>
internal sealed class CarrierNames(IEnumerable<CarrierAlias> own)
{
    private readonly FrozenDictionary<string, CarrierId> _byName = own.Concat(StandardCarrierAliases.Create())
        .DistinctBy(static a => a.Text, CarrierText.Comparer)
        .ToFrozenDictionary(static a => a.Text, static a => a.Carrier, CarrierText.Comparer);

    /// <summary>The carrier whose name the text is or begins with, in whole words; the longest name counts. Null when it begins with none.</summary>
    internal CarrierId? Find(string text)
    {
        if (text.Length > CarrierText.MaxLength)
            return null;
        for (var end = text.Length; end > 0; end--)
        {
            var isWordEnd = end == text.Length || !char.IsLetterOrDigit(text[end]);
            if (isWordEnd && _byName.TryGetValue(text[..end], out var carrier))
                return carrier;
        }

        return null;
    }
}
