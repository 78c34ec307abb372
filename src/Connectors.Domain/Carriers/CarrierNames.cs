using Connectors.Domain.Tables;

namespace Connectors.Domain.Carriers;

/// <summary>Tells which carrier a text names, whatever service it goes on to name.</summary>
/// <param name="own">Names that go before the standard ones.</param>
internal sealed class CarrierNames(IEnumerable<CarrierAlias> own)
{
    private readonly SpelledTexts<CarrierText, CarrierAlias> _byName = new(own.Concat(StandardCarrierAliases.Create()).Select(static a => (a.Text, a)));

    /// <summary>The carrier whose name the text is or begins with, in whole words; the longest name counts. Null when it begins with none.</summary>
    internal CarrierId? Find(string text)
    {
        for (var end = Math.Min(text.Length, CarrierText.MaxLength); end > 0; end--)
        {
            var isWordEnd = end == text.Length || !char.IsLetterOrDigit(text[end]);
            if (isWordEnd && _byName.TryFind(text[..end], out var alias))
                return alias.Carrier;
        }

        return null;
    }
}
