namespace Connectors.Domain.Carriers;

/// <summary>Reads tracking numbers as warehouses and people write them.</summary>
public static class TrackingNumbers
{
    private const int ShortestPart = 8;

    /// <summary>
    /// The numbers in a text, each once, with what their shapes say. One text holds several when commas, semicolons, bars, slashes or line ends part it
    /// into pieces of eight or more characters, or spaces into pieces that are each a number of a known shape. Throws on no text.
    /// </summary>
    /// <param name="text">The text as it came; empty gives no number.</param>
    /// <returns>The numbers in the order of the text. A number of no known shape is kept, without candidates: many carriers have none.</returns>
    public static IReadOnlyList<TrackingReading> Recognise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. Parts(text).SelectMany(Words).Where(static n => n.Text.Length > 0).DistinctBy(static n => n.Text)];
    }

    /// <summary>The number in upper case, without white space, hyphens and dots; leading zeros stay.</summary>
    internal static string Normalise(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return string.Create(number.Count(Stays), number, static (normal, number) =>
        {
            var length = 0;
            foreach (var c in number.Where(Stays))
                normal[length++] = char.ToUpperInvariant(c);
        });
    }

    private static string[] Parts(string text)
    {
        var parts = text.Split([',', ';', '|', '/', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.All(static p => Normalise(p).Length >= ShortestPart) ? parts : [text.Trim()];
    }

    private static IEnumerable<TrackingReading> Words(string part)
    {
        var words = part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 1 && words.All(static w => w.Length >= ShortestPart))
        {
            TrackingReading[] numbers = [.. words.Select(Read)];
            if (numbers.All(static n => n.Candidates.Count > 0 || n.Damage != TrackingDamage.None))
                return numbers;
        }

        return [Read(part)];
    }

    private static TrackingReading Read(string raw)
    {
        var text = Normalise(raw);
        var (damage, suggestion) = Damage(raw, text);
        TrackingCandidate[] candidates = damage == TrackingDamage.None ? [.. TrackingShape.Read(text)] : [];
        return new TrackingReading
        {
            Raw = raw,
            Text = text,
            Damage = damage,
            Suggestion = damage == TrackingDamage.None && Array.TrueForAll(candidates, static c => c.Strength == TrackingStrength.Weak || c.CheckDigit == CheckDigitState.Wrong)
                ? TrackingShape.Repair(text)
                : suggestion,
            Candidates = candidates,
        };
    }

    private static (TrackingDamage Damage, string? Suggestion) Damage(string raw, string text)
    {
        if (IsExponent(raw))
            return (TrackingDamage.Exponent, null);
        if (raw.LastIndexOf('.') is var dot && dot >= ShortestPart && IsDigits(raw.AsSpan(0, dot)) && raw.AsSpan(dot + 1) is "0" or "00")
            return (TrackingDamage.Fraction, raw[..dot]);
        return text.Length == 13 && IsDigits(text) ? (TrackingDamage.LostZero, "0" + text) : (TrackingDamage.None, null);
    }

    /// <summary>One digit, perhaps a fraction, and a power of ten: <c>1.55050E+13</c>, <c>1,5E13</c>, <c>2E+15</c>.</summary>
    private static bool IsExponent(ReadOnlySpan<char> raw)
    {
        var e = raw.IndexOfAny('E', 'e');
        if (e < 1)
            return false;
        var power = raw[(e + 1)..];
        power = power is ['+', ..] ? power[1..] : power;
        var mantissa = raw[..e];
        return power.Length is 1 or 2 && IsDigits(power) && char.IsAsciiDigit(mantissa[0])
            && (mantissa.Length == 1 || (mantissa[1] is '.' or ',' && mantissa.Length > 2 && IsDigits(mantissa[2..])));
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    private static bool Stays(char c) => !char.IsWhiteSpace(c) && c is not ('-' or '.');
}
