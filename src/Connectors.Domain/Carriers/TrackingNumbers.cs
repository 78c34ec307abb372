using Connectors.Domain.Values;

namespace Connectors.Domain.Carriers;

/// <summary>Reads tracking numbers as warehouses and people write them.</summary>
public static class TrackingNumbers
{
    private const int ShortestPart = 8;

    private static readonly string[] Separators = [",", ";", "|", "/", "\r", "\n", " & ", " and ", " And ", " AND "];

    /// <summary>
    /// The numbers in a text, each once, with what their shapes say. One text holds several when commas, semicolons, bars, slashes, line ends, <c>&amp;</c> or <c>and</c> part it
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

    /// <summary>Whether one of a shipment's texts holds a number, alone or among several, however either is spelled.</summary>
    /// <param name="texts">The texts as the warehouse wrote them.</param>
    /// <param name="number">The number that is looked for.</param>
    public static bool Hold(IEnumerable<TrackingNumber> texts, TrackingNumber number)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var wanted = Normalise(number.Value);
        return texts.Any(t => t == number || Recognise(t.Value).Any(r => r.Text == wanted));
    }

    /// <summary>The numbers of a shipment, each once and in order: what its texts hold, without what cannot be a number of a carrier.</summary>
    /// <param name="texts">The texts as the warehouse wrote them.</param>
    /// <param name="isDpd">Whether DPD carries the shipment, so that 13 digits are a number whose first zero is gone.</param>
    internal static IReadOnlyList<TrackingNumber> Usable(IEnumerable<TrackingNumber> texts, bool isDpd) =>
    [
        .. texts.SelectMany(static t => Recognise(t.Value))
            .Where(n => n.CanBeNumber && !(isDpd && n.Damage == TrackingDamage.LostZero))
            .DistinctBy(static n => n.Text)
            .Select(static n => new TrackingNumber(n.Raw)),
    ];

    private static string[] Parts(string text)
    {
        var parts = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
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
        if (TrackingTexts.IsExponent(raw))
            return (TrackingDamage.Exponent, null);
        if (TrackingTexts.IsFraction(raw))
        {
            var point = raw.LastIndexOfAny(['.', ',']);
            return (TrackingDamage.Fraction, point >= ShortestPart ? raw[..point].TrimStart() : null);
        }

        if (TrackingTexts.IsGrouped(raw))
            return (TrackingDamage.Grouped, null);
        if (TrackingTexts.IsDate(raw) || TrackingTexts.IsTime(raw))
            return (TrackingDamage.Date, null);

        // A check digit that is right in spite of the zeros shows that they are the number's own.
        if (TrackingTexts.IsRounded(raw) && !TrackingShape.Read(text).Any(static c => c.CheckDigit == CheckDigitState.Right))
            return (TrackingDamage.Rounded, null);
        return text.Length == 13 && IsDigits(text) ? (TrackingDamage.LostZero, "0" + text) : (TrackingDamage.None, null);
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    private static bool Stays(char c) => !char.IsWhiteSpace(c) && c is not ('-' or '.');
}
