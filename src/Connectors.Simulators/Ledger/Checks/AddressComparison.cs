using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger.Checks;

/// <summary>Compares a place with the one that the buyer was promised. What systems may write otherwise (case, spaces, marks, two lines in one) makes no difference.</summary>
internal static class AddressComparison
{
    /// <summary>Fields of ERP and warehouse end somewhere; a text that was cut there is the same text.</summary>
    private const int ShortestCut = 30;

    /// <summary>A number with fewer digits reaches nobody.</summary>
    private const int ShortestNumber = 7;

    /// <summary>The parts that differ; empty when it is the same place.</summary>
    public static IReadOnlyList<string> Differences(PostalAddress promised, PostalAddress actual)
    {
        var different = new List<string>();
        if (!IsFor(promised, actual))
            different.Add("name");
        var street = Plain(promised.Line1) + Plain(promised.Line2);
        var lines = Plain(actual.Line1) + Plain(actual.Line2);
        if (!Same(street, lines) && !(Plain(actual.Line1).Length >= ShortestCut && street.StartsWith(Plain(actual.Line1), StringComparison.Ordinal)))
            different.Add("street");
        if (!Same(promised.City, actual.City))
            different.Add("city");
        if (!string.IsNullOrWhiteSpace(promised.State) && !string.IsNullOrWhiteSpace(actual.State) && !Same(promised.State, actual.State))
            different.Add("state");
        if (!Same(promised.PostCode, actual.PostCode))
            different.Add("post code");
        if (!Same(promised.Country, actual.Country))
            different.Add("country");
        return different;
    }

    /// <summary>Whether it is for the same person or company.</summary>
    public static bool IsFor(PostalAddress promised, PostalAddress actual)
    {
        var people = Plain(actual.Name) + Plain(actual.Company);
        return Same(promised.Name, actual.Name) || (Plain(promised.Name) is { Length: > 0 } name && people.Contains(name, StringComparison.Ordinal))
            || (Plain(promised.Company) is { Length: > 0 } company && people.Contains(company, StringComparison.Ordinal));
    }

    /// <summary>Whether the number given is the promised one; spaces, marks and an extension make no difference.</summary>
    public static bool SamePhone(string promised, string given)
    {
        var (one, other) = (Digits(promised), Digits(given));
        return one.Length == 0 || other.Length == 0 || one == other
            || (Math.Min(one.Length, other.Length) >= ShortestNumber && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal)))
            || (one.Length >= 9 && other.Length >= 9 && one[^9..] == other[^9..]);
    }

    private static bool Same(string? promised, string? actual)
    {
        var (one, other) = (Plain(promised), Plain(actual));
        return one == other || (other.Length >= ShortestCut && one.StartsWith(other, StringComparison.Ordinal));
    }

    private static string Plain(string? text) => text is null ? string.Empty : string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
