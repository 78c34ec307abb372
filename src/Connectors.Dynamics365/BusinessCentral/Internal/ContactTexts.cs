namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>
/// How to reach the customer, as far as the ERP takes it: it refuses letters in telephone numbers and addresses that are none, and an order is not to fail for that.
/// What it does not take is kept in a comment line. Pure.
/// </summary>
internal static class ContactTexts
{
    private const int PhoneLength = 30;
    private const int EmailLength = 80;
    private const int FewestDigits = 6;

    /// <summary>The telephone number: without an extension in letters, or null where nothing is left that the ERP takes.</summary>
    /// <param name="text">As the customer wrote it; null for none.</param>
    /// <param name="leftOut">The text itself where not all of it is in the number; null otherwise.</param>
    public static string? Phone(string? text, out string? leftOut)
    {
        leftOut = null;
        if (string.IsNullOrWhiteSpace(text))
            return null;

        // Spaces that do not break, and line ends, part a number as spaces do.
        var plain = string.Concat(text.Select(static c => char.IsWhiteSpace(c) ? ' ' : c));
        var letter = plain.AsSpan().IndexOfAnyExcept(Taken);
        var number = letter < 0 ? plain : plain[..letter].TrimEnd(' ', '(', '/', '-', '+', '.', ',');
        if (number.Length == text.Length && text.Length <= PhoneLength)
            return plain;
        leftOut = text;
        return number.Length <= PhoneLength && number.Count(char.IsAsciiDigit) >= FewestDigits ? number : null;
    }

    /// <summary>The e-mail address; null where it is none that the ERP takes.</summary>
    /// <param name="text">As the customer wrote it; null for none.</param>
    /// <param name="leftOut">The text itself where it is not taken; null otherwise.</param>
    public static string? Email(string? text, out string? leftOut)
    {
        leftOut = null;
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var trimmed = text.Trim();
        if (trimmed.Length <= EmailLength && IsAddress(trimmed))
            return trimmed;
        leftOut = trimmed;
        return null;
    }

    private static System.Buffers.SearchValues<char> Taken { get; } = System.Buffers.SearchValues.Create("0123456789 +-()./");

    /// <summary>One address, without a name: a local part, one at sign, a host of at least two labels.</summary>
    private static bool IsAddress(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || at != text.LastIndexOf('@') || text.Contains("..", StringComparison.Ordinal))
            return false;
        var (local, host) = (text[..at], text[(at + 1)..]);
        return local[0] != '.' && local[^1] != '.' && local.All(static c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal))
            && host.Contains('.', StringComparison.Ordinal) && host[0] is not ('.' or '-') && host[^1] is not ('.' or '-')
            && host.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');
    }
}
