using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Connectors.Domain.Carriers;

/// <summary>
/// Compares what people write about carriers: letters, digits and marks count, in upper case; nothing else does. The text is folded while it is hashed and compared, so nothing is allocated.
/// </summary>
internal sealed class CarrierText : IEqualityComparer<string>
{
    internal const int MaxLength = 200;

    private const char Nothing = '\0';

    private CarrierText()
    {
    }

    internal static CarrierText Comparer { get; } = new();

    /// <summary>What becomes of each ASCII character.</summary>
    private static ReadOnlySpan<byte> Ascii =>
        "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"u8
        + "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"u8 + "0123456789\0\0\0\0\0\0"u8
        + "\0ABCDEFGHIJKLMNOPQRSTUVWXYZ\0\0\0\0\0"u8
        + "\0ABCDEFGHIJKLMNOPQRSTUVWXYZ\0\0\0\0\0"u8;

    public bool Equals(string? x, string? y)
    {
        if (string.Equals(x, y, StringComparison.Ordinal))
            return true;
        if (x is null || y is null)
            return false;
        for (int i = 0, j = 0; ;)
        {
            char left = Nothing, right = Nothing;
            while (left == Nothing && i < x.Length)
                left = Fold(x[i++]);
            while (right == Nothing && j < y.Length)
                right = Fold(y[j++]);
            if (left != right)
                return false;
            if (left == Nothing)
                return true;
        }
    }

    public int GetHashCode([DisallowNull] string obj)
    {
        var hash = 0u;
        foreach (var c in obj)
        {
            var folded = Fold(c);
            if (folded != Nothing)
                hash = unchecked(BitOperations.RotateLeft(hash, 5) + folded);
        }

        return unchecked((int)hash);
    }

    /// <summary>What is left of the text.</summary>
    internal static string Fold(string text) => string.Concat(text.Select(Fold).Where(static c => c != Nothing));

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

    /// <summary>The character as it counts; <see cref="Nothing"/> when it does not.</summary>
    private static char Fold(char c) => c < Ascii.Length ? (char)Ascii[c] : FoldRare(c);

    private static char FoldRare(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
            ? char.ToUpperInvariant(c)
            : Nothing;

    private static HashSet<(char, char)> Pairs(string folded) =>
        folded.Length == 1 ? [(folded[0], '\0')] : [.. folded.Zip(folded.Skip(1))];

    private static decimal Likeness(HashSet<(char, char)> left, HashSet<(char, char)> right) =>
        left.Count + right.Count == 0 ? 0m : 2m * left.Count(right.Contains) / (left.Count + right.Count);
}
