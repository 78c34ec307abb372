using Connectors.Domain.Values;

namespace Connectors.Domain.Units;

/// <summary>Arithmetic on quantities that is exact or says that it cannot be.</summary>
/// <remarks>Within the limits below no product leaves the 28 digits of a decimal, so nothing is rounded behind our back.</remarks>
internal static class Exact
{
    internal const int MaxDecimals = 6;
    internal const decimal MaxQuantity = 1_000_000_000_000m;
    internal const long MaxRatioPart = 1_000_000_000;

    internal static bool InRange(decimal value) => value is >= -MaxQuantity and <= MaxQuantity;

    internal static bool InRange(Ratio ratio) => ratio is { Numerator: <= MaxRatioPart, Denominator: <= MaxRatioPart };

    internal static bool HasAtMost(int decimals, decimal value) =>
        value.Scale <= decimals || decimal.Round(value, decimals, MidpointRounding.ToZero) == value;

    /// <summary>Multiplies the common case, a whole number by a whole number; false when it is not that, or anything is out of range.</summary>
    internal static bool TryMultiplyWhole(decimal value, Ratio ratio, out decimal result)
    {
        var product = IsSmallWhole(value, ratio, out var whole) ? whole * ratio.Numerator : long.MaxValue;
        result = product;
        return product <= (long)MaxQuantity;
    }

    /// <summary>Divides the common case, a whole number by a whole number; false when it is not that.</summary>
    internal static bool TryDivideWhole(decimal value, Ratio ratio, out decimal quotient, out decimal rest)
    {
        var isCommon = IsSmallWhole(value, ratio, out var whole);
        var (quotientPart, restPart) = Math.DivRem(whole, ratio.Numerator);
        quotient = quotientPart;
        rest = restPart;
        return isCommon;
    }

    /// <summary>Multiplies; false when the result has more decimals than allowed.</summary>
    internal static bool TryMultiply(decimal value, Ratio ratio, int decimals, out decimal result)
    {
        var product = value * ratio.Numerator;
        result = product;
        if (ratio.Denominator != 1)
        {
            result = decimal.Round(product / ratio.Denominator, decimals, MidpointRounding.ToZero);
            return result * ratio.Denominator == product;
        }

        if (product.Scale <= decimals)
            return true;
        result = decimal.Round(product, decimals, MidpointRounding.ToZero);
        return result == product;
    }

    /// <summary>Divides into whole parts towards zero and a rest, both exact. The rest is in units of one over the ratio's denominator.</summary>
    internal static decimal DivideWhole(decimal value, Ratio ratio, out decimal rest)
    {
        var product = value * ratio.Denominator;
        rest = product % ratio.Numerator;
        return decimal.Truncate((product - rest) / ratio.Numerator);
    }

    private static bool IsSmallWhole(decimal value, Ratio ratio, out long whole)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        whole = bits[0];
        return bits is [>= 0 and <= (int)MaxRatioPart, 0, 0, 0] && ratio.Denominator == 1 && ratio.Numerator <= MaxRatioPart;
    }
}
