using System.Globalization;
using Connectors.Domain.Units;

namespace Connectors.Domain.Reasons;

/// <summary>Collects the mistakes of one table while it is compiled.</summary>
internal sealed class TableCheck
{
    private const int MaxTextLength = 200;

    private readonly List<RowError> _errors = [];

    internal bool IsClean => _errors.Count == 0;

    internal void Add(int row, string column, string value, string expected) => _errors.Add(new RowError(string.Empty, row, column, value, expected));

    /// <summary>A version is what every answer is traced back to, so a table without one is refused.</summary>
    internal void Version(string version) => Text(0, "Version", version);

    /// <summary>Whether the cell is a text that people and machines read alike: no invisible characters, no mixture of alphabets.</summary>
    internal bool Text(int row, string column, string? value)
    {
        var expected = value switch
        {
            null or "" => "a value",
            { Length: > MaxTextLength } => string.Create(CultureInfo.InvariantCulture, $"at most {MaxTextLength} characters"),
            _ when !value.AsSpan().ContainsAnyExceptInRange('!', '~') => null,
            _ when char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]) => "no space around the value",
            _ when value.Any(static c => c != ' ' && IsInvisible(c)) => "visible characters only",
            _ when MixesAlphabets(value) => "letters of one alphabet; some look alike and are not",
            _ => null,
        };
        if (expected is not null)
            Add(row, column, value ?? string.Empty, expected);
        return expected is null;
    }

    /// <summary>A cell that may be left out, but not left blank.</summary>
    internal bool OptionalText(int row, string column, string? value) => value is null || Text(row, column, value);

    /// <summary>An amount or a count that may be left out.</summary>
    internal void Amount(int row, string column, decimal? value)
    {
        if (value is { } amount && (amount is < 0m or > Exact.MaxQuantity || !Exact.HasAtMost(Exact.MaxDecimals, amount)))
            Add(row, column, amount.ToString(CultureInfo.InvariantCulture), "0 to one million million with at most 6 decimals");
    }

    /// <summary>The compiled table when nothing was wrong.</summary>
    internal Validated<T, RowError> Finish<T>(Func<T> compile)
        where T : class
    {
        if (IsClean)
            return compile();
        return new([.. _errors.OrderBy(static e => e.Line)]);
    }

    private static bool IsInvisible(char c) => char.GetUnicodeCategory(c) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static bool MixesAlphabets(string value)
    {
        var seen = Alphabet.None;
        foreach (var c in value)
            seen |= AlphabetOf(c);
        return (seen & (seen - 1)) != Alphabet.None;
    }

    private static Alphabet AlphabetOf(char c) => !char.IsLetterOrDigit(c) || char.IsAsciiDigit(c) ? Alphabet.None : c switch
    {
        < '\u0250' => Alphabet.Latin,
        >= '\u0370' and < '\u0400' => Alphabet.Greek,
        >= '\u0400' and < '\u0530' => Alphabet.Cyrillic,
        _ => Alphabet.Other,
    };

    [Flags]
    private enum Alphabet
    {
        None = 0,
        Latin = 1,
        Greek = 2,
        Cyrillic = 4,
        Other = 8,
    }
}
