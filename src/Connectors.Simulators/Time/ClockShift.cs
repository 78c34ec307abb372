using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Connectors.Simulators.Time;

/// <summary>Moves every instant in a text, for a vendor whose clock is not ours. Plain dates stay: nobody can tell what hour they mean.</summary>
internal static partial class ClockShift
{
    /// <summary>The same bytes, where nothing moves: what is no text stays whole.</summary>
    public static ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> text, TimeSpan by)
    {
        if (by == TimeSpan.Zero || text.IsEmpty)
            return text;
        var before = Encoding.UTF8.GetString(text.Span);
        var after = Apply(before, by);
        return after == before ? text : Encoding.UTF8.GetBytes(after);
    }

    public static string Apply(string text, TimeSpan by) => by == TimeSpan.Zero ? text : Instant().Replace(text, found => Move(found, by));

    private static string Move(Match found, TimeSpan by)
    {
        // Queries write the colon and the plus escaped or not.
        var plain = found.Value.Replace("%3A", ":", StringComparison.OrdinalIgnoreCase).Replace("%2B", "+", StringComparison.OrdinalIgnoreCase);
        if (!DateTimeOffset.TryParse(plain, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            || instant.UtcTicks + by.Ticks < DateTimeOffset.MinValue.UtcTicks + TimeSpan.TicksPerDay || instant.UtcTicks + by.Ticks > DateTimeOffset.MaxValue.UtcTicks - TimeSpan.TicksPerDay)
            return found.Value;
        var fraction = found.Groups["fraction"].Length;
        var format = "yyyy-MM-dd'T'HH:mm:ss" + (fraction > 0 ? "." + new string('f', Math.Min(7, fraction - 1)) : string.Empty);
        var zone = found.Groups["zone"].Value;
        var moved = instant + by;
        var written = moved.ToString(format, CultureInfo.InvariantCulture) + zone;
        return found.Value.Contains("%3A", StringComparison.OrdinalIgnoreCase) ? Escape(written) : written;
    }

    private static string Escape(string instant) => instant.Replace(":", "%3A", StringComparison.Ordinal);

    [GeneratedRegex("""\d{4}-\d{2}-\d{2}T\d{2}(?::|%3A)\d{2}(?::|%3A)\d{2}(?<fraction>\.\d+)?(?<zone>Z|(?:\+|%2B|-)\d{2}(?::|%3A)?\d{2})?""", RegexOptions.IgnoreCase)]
    private static partial Regex Instant();
}
