using System.Globalization;

namespace Connectors.Http;

/// <summary>At most <paramref name="Permits"/> calls in any <paramref name="Window"/>. As text: <c>4 in 01:00:00</c>.</summary>
/// <param name="Permits">How many calls; at least 1.</param>
/// <param name="Window">The length of the window; above zero.</param>
public readonly record struct CallLimit(int Permits, TimeSpan Window)
{
    /// <summary>Reads limits as they stand in configuration: <c>4 in 01:00:00</c>, several separated by semicolons.</summary>
    /// <param name="text">The text; null or blank is none.</param>
    /// <returns>The limits; never null.</returns>
    /// <exception cref="FormatException">A part is no limit, allows no call, or has no window.</exception>
    public static IReadOnlyList<CallLimit> ParseAll(string? text) =>
        [.. (text ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse)];

    /// <summary>The text that <see cref="ParseAll"/> reads.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Permits} in {Window:c}");

    private static CallLimit Parse(string text)
    {
        var parts = text.Split(" in ", 2, StringSplitOptions.TrimEntries);
        return parts is [var calls, var time]
            && int.TryParse(calls, NumberStyles.None, CultureInfo.InvariantCulture, out var permits) && permits > 0
            && TimeSpan.TryParseExact(time, "c", CultureInfo.InvariantCulture, out var window) && window > TimeSpan.Zero
                ? new(permits, window)
                : throw new FormatException("A call limit is written like '4 in 01:00:00'.");
    }
}
