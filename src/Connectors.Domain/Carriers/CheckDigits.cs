namespace Connectors.Domain.Carriers;

/// <summary>The check digits of tracking numbers: each function takes a number without its last character and answers that character.</summary>
internal static class CheckDigits
{
    /// <summary>Mail items of all posts (UPU S10): eight digits, weights 8 6 4 2 3 5 9 7, modulo 11. A digit 5 stands for two remainders, so it misses some mistakes.</summary>
    /// <param name="digits">The eight digits between the letters.</param>
    /// <exception cref="ArgumentException">It is not eight ASCII digits.</exception>
    public static char S10(ReadOnlySpan<char> digits)
    {
        Digits(digits, 8);
        ReadOnlySpan<byte> weights = [8, 6, 4, 2, 3, 5, 9, 7];
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
            sum += weights[i] * (digits[i] - '0');
        return (sum % 11) switch
        {
            0 => '5',
            1 => '0',
            var rest => Digit(11 - rest),
        };
    }

    /// <summary>UPS 1Z: every second character counts twice, modulo 10. There a digit and the one five away count the same.</summary>
    /// <param name="text">The 15 upper-case letters and digits after <c>1Z</c>.</param>
    /// <exception cref="ArgumentException">It is not 15 such characters.</exception>
    public static char Ups(ReadOnlySpan<char> text)
    {
        LettersAndDigits(text, 15);
        var sum = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var value = char.IsAsciiDigit(text[i]) ? text[i] - '0' : (text[i] - 3) % 10;
            sum += i % 2 == 0 ? value : 2 * value;
        }

        return Complement(sum);
    }

    /// <summary>FedEx Express: weights 3 1 7, modulo 11, of which 10 is written 0.</summary>
    /// <param name="digits">The first eleven digits.</param>
    /// <exception cref="ArgumentException">It is not eleven ASCII digits.</exception>
    public static char FedExExpress(ReadOnlySpan<char> digits)
    {
        Digits(digits, 11);
        ReadOnlySpan<byte> weights = [3, 1, 7];
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
            sum += weights[i % 3] * (digits[i] - '0');
        return Digit(sum % 11 % 10);
    }

    /// <summary>FedEx Ground: the second digit, the fourth and so on count three times, modulo 10.</summary>
    /// <param name="digits">The first 14 digits.</param>
    /// <exception cref="ArgumentException">It is not 14 ASCII digits.</exception>
    public static char FedExGround(ReadOnlySpan<char> digits)
    {
        Digits(digits, 14);
        return Gs1(digits);   // The rightmost of an even count is the second, the fourth ... from the left.
    }

    /// <summary>DHL Express waybills: the digits as one number, modulo 7.</summary>
    /// <param name="digits">All digits but the last; at least one.</param>
    /// <exception cref="ArgumentException">It is empty or holds something else than ASCII digits.</exception>
    public static char Dhl(ReadOnlySpan<char> digits)
    {
        Digits(digits, digits.Length);
        var rest = 0;
        foreach (var digit in digits)
            rest = ((10 * rest) + digit - '0') % 7;
        return Digit(rest);
    }

    /// <summary>DPD: modulo 37 and 36 of ISO 7064. It finds every mistake in one character and every swap of two neighbours.</summary>
    /// <param name="text">Upper-case letters and digits; at least one.</param>
    /// <returns>A digit or an upper-case letter.</returns>
    /// <exception cref="ArgumentException">It is empty or holds something else.</exception>
    public static char Dpd(ReadOnlySpan<char> text)
    {
        LettersAndDigits(text, text.Length);
        var product = 36;
        foreach (var c in text)
        {
            product += char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10;
            product = 2 * (product > 36 ? product - 36 : product);
            product = product > 36 ? product - 37 : product;
        }

        var check = (37 - product) % 36;
        return check < 10 ? Digit(check) : (char)('A' + check - 10);
    }

    /// <summary>GS1 (GTIN, SSCC): weights 3 and 1 in turn from the right, modulo 10. It finds every mistake in one digit.</summary>
    /// <param name="digits">All digits but the last; at least one.</param>
    /// <exception cref="ArgumentException">It is empty or holds something else than ASCII digits.</exception>
    public static char Gs1(ReadOnlySpan<char> digits)
    {
        Digits(digits, digits.Length);
        var sum = 0;
        for (var i = 1; i <= digits.Length; i++)
            sum += (digits[^i] - '0') * (i % 2 == 1 ? 3 : 1);
        return Complement(sum);
    }

    private static char Complement(int sum) => Digit((10 - (sum % 10)) % 10);

    private static char Digit(int value) => (char)('0' + value);

    private static void Digits(ReadOnlySpan<char> text, int length)
    {
        if (text.IsEmpty || text.Length != length || text.ContainsAnyExceptInRange('0', '9'))
            throw new ArgumentException(FormattableString.Invariant($"Not {length} digits."), nameof(text));
    }

    private static void LettersAndDigits(ReadOnlySpan<char> text, int length)
    {
        if (text.IsEmpty || text.Length != length)
            throw new ArgumentException(FormattableString.Invariant($"Not {length} letters and digits."), nameof(text));
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c))
                throw new ArgumentException("Only upper-case letters and digits.", nameof(text));
        }
    }
}
