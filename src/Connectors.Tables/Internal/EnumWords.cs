using System.Collections.Frozen;
using System.Text;

namespace Connectors.Tables.Internal;

/// <summary>The words that stand for the values of a closed list: <c>ledger_account</c> for <c>LedgerAccount</c>. Case, spaces, hyphens and underscores do not matter when reading.</summary>
internal static class EnumWords<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<string, T> Values = Enum.GetValues<T>().ToFrozenDictionary(static v => Fold(v.ToString()), StringComparer.Ordinal);

    public static bool TryParse(string text, out T value) => Values.TryGetValue(Fold(text), out value);

    public static string Of(T value)
    {
        var name = value.ToString();
        var word = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1]))
            {
                word.Append('_');
            }

            word.Append(char.ToLowerInvariant(name[i]));
        }

        return word.ToString();
    }

    /// <summary>The words of a list, for people.</summary>
    /// <param name="except">Values that the list does not have, such as the one that means nothing was said.</param>
    public static string Allowed(params T[] except)
    {
        var words = Enum.GetValues<T>().Except(except).Select(Of).ToArray();
        return $"{string.Join(", ", words[..^1])} or {words[^1]}";
    }

    private static string Fold(string text) => text
        .Replace("_", null, StringComparison.Ordinal).Replace("-", null, StringComparison.Ordinal).Replace(" ", null, StringComparison.Ordinal).ToLowerInvariant();
}
