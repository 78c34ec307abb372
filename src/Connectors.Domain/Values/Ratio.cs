using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Domain.Values;

/// <summary>An exact positive fraction in lowest terms: 1/3 stays 1/3. A case of twelve is 12/1 base units.</summary>
/// <remarks><c>default</c> is 1/1.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<Ratio>))]
public readonly record struct Ratio : IComparable<Ratio>, IStringValue<Ratio>
{
    private readonly long _numeratorLessOne;
    private readonly long _denominatorLessOne;

    /// <summary>Makes the fraction and reduces it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A part is zero or negative.</exception>
    public Ratio(long numerator, long denominator = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(numerator, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(denominator, 1);
        var divisor = GreatestCommonDivisor(numerator, denominator);
        _numeratorLessOne = (numerator / divisor) - 1;
        _denominatorLessOne = (denominator / divisor) - 1;
    }

    /// <summary>The upper part, at least 1.</summary>
    public long Numerator => _numeratorLessOne + 1;

    /// <summary>The lower part, at least 1.</summary>
    public long Denominator => _denominatorLessOne + 1;

    /// <summary>The fraction turned over.</summary>
    public Ratio Inverse => new(Denominator, Numerator);

    static string IStringValue<Ratio>.Expected => "a whole number, a fraction or a decimal above zero, such as 12, 1/3 or 0.5";

    string IStringValue<Ratio>.Value => ToString();

    static Ratio IStringValue<Ratio>.From(string value) => TryParse(value, out var ratio) ? ratio : throw new FormatException("It is not a ratio.");

    /// <summary>The exact product.</summary>
    /// <exception cref="OverflowException">A part of the product does not fit in 64 bits.</exception>
    public static Ratio operator *(Ratio left, Ratio right)
    {
        var across = new Ratio(left.Numerator, right.Denominator);
        var down = new Ratio(right.Numerator, left.Denominator);
        return new Ratio(across.Numerator * down.Numerator, across.Denominator * down.Denominator);
    }

    /// <summary>The exact quotient.</summary>
    /// <exception cref="OverflowException">A part of the quotient does not fit in 64 bits.</exception>
    public static Ratio operator /(Ratio left, Ratio right) => left * right.Inverse;

    /// <summary>Whether the left fraction is smaller.</summary>
    public static bool operator <(Ratio left, Ratio right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left fraction is larger.</summary>
    public static bool operator >(Ratio left, Ratio right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left fraction is smaller or equal.</summary>
    public static bool operator <=(Ratio left, Ratio right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left fraction is larger or equal.</summary>
    public static bool operator >=(Ratio left, Ratio right) => left.CompareTo(right) >= 0;

    /// <summary>Reads <c>12</c>, <c>1/3</c> or <c>0.5</c>, always with a point; false when it is none of these, zero, negative or too large.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Ratio ratio)
    {
        ratio = default;
        var slash = text.IndexOf('/');
        if (slash >= 0)
        {
            if (!TryParsePart(text[..slash], out var numerator) || !TryParsePart(text[(slash + 1)..], out var denominator))
                return false;
            ratio = new Ratio(numerator, denominator);
            return true;
        }

        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value <= 0)
            return false;
        var tenth = 1L;
        while (decimal.Truncate(value) != value)
        {
            if (tenth > long.MaxValue / 10 || value > long.MaxValue)
                return false;
            value *= 10;
            tenth *= 10;
        }

        if (value > long.MaxValue)
            return false;
        ratio = new Ratio((long)value, tenth);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(Ratio other) =>
        ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);

    /// <summary>The fraction, for example <c>12</c> or <c>1/3</c>.</summary>
    public override string ToString() => Denominator == 1
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static bool TryParsePart(ReadOnlySpan<char> text, out long part) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out part) && part > 0;

    private static long GreatestCommonDivisor(long left, long right)
    {
        while (right != 0)
            (left, right) = (right, left % right);
        return left;
    }
}
