using System.Globalization;
using System.Text.RegularExpressions;

namespace Connectors.Http.Internal;

/// <summary>The forms in which systems ask to be left alone. Pure.</summary>
internal static partial class Waits
{
    /// <summary>Longer waits are not believed: after an hour we ask again, and are told again.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>So long nobody calls an account that asked to be left alone: what must be stopped within the hour is asked for within the hour, and a server on the way may have made the wait up.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Seconds, with a fraction or without, rounded up to whole ones; of several, parted by commas because each server on the way added its own, the most. Null when none
    /// is a number, or it is a negative one.
    /// </summary>
    public static TimeSpan? Seconds(string? text)
    {
        TimeSpan? longest = null;
        foreach (var part in text.AsSpan().Split(','))
        {
            if (decimal.TryParse(text.AsSpan()[part], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var seconds)
                && Of(decimal.Ceiling(seconds)) is var wait && !(wait <= longest))
                longest = wait;
        }
        return longest;
    }

    /// <summary>What a sentence asks for: <c>Try again in 25 seconds.</c>, <c>Retry after 1.5 minutes</c>; null when it asks for nothing.</summary>
    public static TimeSpan? InText(string text)
    {
        if (Sentence().Match(text) is not { Success: true } found)
            return null;
        if (!decimal.TryParse(found.Groups["number"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return null;
        var unit = found.Groups["unit"].ValueSpan;
        if (unit.StartsWith("milli", StringComparison.OrdinalIgnoreCase) || unit.Equals("ms", StringComparison.OrdinalIgnoreCase))
            return Of(decimal.Ceiling(number / 1000));
        return unit.StartsWith("m", StringComparison.OrdinalIgnoreCase) ? Of(decimal.Ceiling(Math.Min(number, 1_000_000) * 60))
            : unit.StartsWith("h", StringComparison.OrdinalIgnoreCase) ? Of(decimal.Ceiling(Math.Min(number, 1_000_000) * 3600))
            : Of(decimal.Ceiling(number));
    }

    /// <summary>At most the longest.</summary>
    public static TimeSpan? Bounded(TimeSpan? wait) => wait > Longest ? Longest : wait;

    private static TimeSpan Of(decimal count) => count >= (decimal)Longest.TotalSeconds ? Longest : TimeSpan.FromSeconds((int)count);

    [GeneratedRegex(
        @"\b(?:try|retry|wait)\b[\w\s,]{0,40}?\b(?:in|after|for)?\s*(?<number>\d{1,9}(?:\.\d{1,6})?)\s*(?<unit>milliseconds?|millis|ms|minutes?|mins?|hours?|hrs?|seconds?|secs?|s|m|h)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 250)]
    private static partial Regex Sentence();
}
