using System.Globalization;
using Connectors.Domain.Documents;

namespace Connectors.Tables.Internal;

/// <summary>How values are written into cells: always in the same way, so that the same rows have the same version.</summary>
internal static class CellText
{
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
    public const string DateFormat = "yyyy-MM-dd";

    // Dividing by one with all the zeros a decimal can have takes the trailing ones away: 1.50 is 1.5.
    private const decimal One = 1.0000000000000000000000000000m;

    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(decimal number) => (number / One).ToString(CultureInfo.InvariantCulture);

    public static string Of(bool flag) => flag ? "true" : "false";

    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static string? Of(decimal? number) => number is { } known ? Of(known) : null;

    public static string? Of(DateTimeOffset? time) => time is { } known ? Of(known) : null;

    public static string Of(DateOnly date) => date.ToString(DateFormat, CultureInfo.InvariantCulture);

    public static string Of(TimeSpan time) => time.ToString("c", CultureInfo.InvariantCulture);

    public static string Of<T>(T value)
        where T : struct, Enum => EnumWords<T>.Of(value);

    public static string? Of<T>(T? value)
        where T : struct, Enum => value is { } known ? EnumWords<T>.Of(known) : null;

    public static string? Of(PostingTarget? target) => target is { } t ? $"{Of(t.Kind)} {t.Number}" : null;
}
