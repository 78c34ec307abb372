using System.Globalization;
using System.Numerics;

namespace Connectors.Domain.Values;

/// <summary>An exact positive fraction in lowest terms: 1/3 stays 1/3. A case of twelve is 12/1 base units.</summary>
/// <remarks><c>default</c> is 1/1.</remarks>
public readonly record struct Ratio : IComparable<Ratio>
{
    private readonly long _numeratorLessOne;
    private readonly long _denominatorLessOne;

    /// <summary>Makes the fraction and reduces it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A part is zero or negative.</exception>
    public Ratio(long numerator, long denominator = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(numerator, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(denominator, 1);
        var divisor = (long)BigInteger.GreatestCommonDivisor(numerator, denominator);
        _numeratorLessOne = (numerator / divisor) - 1;
        _denominatorLessOne = (denominator / divisor) - 1;
    }

    /// <summary>The upper part, at least 1.</summary>
    public long Numerator => _numeratorLessOne + 1;

    /// <summary>The lower part, at least 1.</summary>
    public long Denominator => _denominatorLessOne + 1;

    /// <summary>The fraction turned over.</summary>
    public Ratio Inverse => new(Denominator, Numerator);

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

    /// <inheritdoc/>
    public int CompareTo(Ratio other) =>
        ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);

    /// <summary>The fraction, for example <c>12</c> or <c>1/3</c>.</summary>
    public override string ToString() => Denominator == 1
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
