using System.Globalization;
using Connectors.Domain.Tables;

namespace Connectors.Domain.Carriers;

/// <summary>Folds what people write about carriers: letters, digits and marks stay, in upper case; everything else goes.</summary>
internal readonly struct CarrierText : ITextFold
{
    private const char Nothing = '\0';

    /// <summary>What becomes of each ASCII character.</summary>
    private static ReadOnlySpan<byte> Ascii =>
        "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"u8
        + "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"u8 + "0123456789\0\0\0\0\0\0"u8
        + "\0ABCDEFGHIJKLMNOPQRSTUVWXYZ\0\0\0\0\0"u8
        + "\0ABCDEFGHIJKLMNOPQRSTUVWXYZ\0\0\0\0\0"u8;

    public static int MaxLength => 200;

    public static int Fold(ReadOnlySpan<char> text, Span<char> buffer)
    {
        var length = 0;
        foreach (var c in text)
        {
            var folded = c < Ascii.Length ? (char)Ascii[c] : Stays(c) ? char.ToUpperInvariant(c) : Nothing;
            if (folded != Nothing)
                buffer[length++] = folded;
        }

        return length;
    }

    internal static string Fold(string text) => SpelledTexts<CarrierText, string>.Fold(text);

    /// <summary>Up to three candidates that resemble the text, best first: a hint for people, never an answer.</summary>
    internal static IEnumerable<string> Nearest(string text, IEnumerable<string> candidates)
    {
        var wanted = Pairs(Fold(text));
        return candidates
            .Distinct(StringComparer.Ordinal)
            .Select(c => (Candidate: c, Score: Likeness(wanted, Pairs(Fold(c)))))
            .Where(static c => c.Score >= 0.4m)
            .OrderByDescending(static c => c.Score)
            .ThenBy(static c => c.Candidate, StringComparer.Ordinal)
            .Take(3)
            .Select(static c => c.Candidate);
    }

    private static bool Stays(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static HashSet<(char, char)> Pairs(string folded) =>
        folded.Length == 1 ? [(folded[0], '\0')] : [.. folded.Zip(folded.Skip(1))];

    private static decimal Likeness(HashSet<(char, char)> left, HashSet<(char, char)> right) =>
        left.Count + right.Count == 0 ? 0m : 2m * left.Count(right.Contains) / (left.Count + right.Count);
}
