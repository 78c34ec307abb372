using Connectors.Domain.Values;

namespace Connectors.Domain.Units;

/// <summary>
/// An amount as a price per unit, with what the price cannot express: <see cref="Price"/> times <see cref="Quantity"/> plus <see cref="Residual"/>
/// is the amount, exactly. A case of 12 at 10.00 is 0.83 each and 0.04 more.
/// </summary>
/// <param name="Price">Price of one unit, at the scale asked for.</param>
/// <param name="Quantity">How many units the amount is for.</param>
/// <param name="Residual">What is left of the amount; negative when the price was rounded up.</param>
public readonly record struct SplitPrice(Money Price, decimal Quantity, Money Residual)
{
    /// <summary>The amount that was split.</summary>
    public Money Amount => (Price * Quantity) + Residual;

    /// <summary>Splits the amount of a line into a price per unit.</summary>
    /// <param name="amount">The amount, up to one million million with six decimals.</param>
    /// <param name="quantity">How many units it is for; above zero, up to one million million with six decimals.</param>
    /// <param name="decimals">Decimal places of the price, 0 to 6; 2 for pounds and pence.</param>
    /// <param name="rounding">How the price is rounded. Towards zero never asks for more than the amount.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range, so that the answer could not be exact.</exception>
    public static SplitPrice Of(Money amount, decimal quantity, int decimals, MidpointRounding rounding)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, Exact.MaxDecimals);
        if (!Exact.InRange(amount.Amount) || !Exact.HasAtMost(Exact.MaxDecimals, amount.Amount))
            throw new ArgumentOutOfRangeException(nameof(amount), "Up to one million million with six decimals is expected.");
        if (quantity <= 0 || !Exact.InRange(quantity) || !Exact.HasAtMost(Exact.MaxDecimals, quantity))
            throw new ArgumentOutOfRangeException(nameof(quantity), "Above zero and up to one million million with six decimals is expected.");

        var price = new Money(decimal.Round(amount.Amount / quantity, decimals, rounding), amount.Currency);
        return new SplitPrice(price, quantity, amount - (price * quantity));
    }

    /// <summary>Price per base unit of a pack's price. When the ratio is a fraction, the amount is that of the fewest packs that are whole base units.</summary>
    /// <param name="pack">Price of one pack.</param>
    /// <param name="baseUnitsPerPack">Base units in it; neither part above one thousand million.</param>
    /// <param name="decimals">Decimal places of the price, 0 to 6.</param>
    /// <param name="rounding">How the price is rounded.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range, so that the answer could not be exact.</exception>
    public static SplitPrice PerBaseUnit(Money pack, Ratio baseUnitsPerPack, int decimals, MidpointRounding rounding) =>
        Of(pack * Part(baseUnitsPerPack.Denominator), Part(baseUnitsPerPack.Numerator), decimals, rounding);

    /// <summary>Price per pack of a base unit's price: <see cref="PerBaseUnit"/> the other way round.</summary>
    /// <param name="baseUnit">Price of one base unit.</param>
    /// <param name="baseUnitsPerPack">Base units in a pack; neither part above one thousand million.</param>
    /// <param name="decimals">Decimal places of the price, 0 to 6.</param>
    /// <param name="rounding">How the price is rounded.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range, so that the answer could not be exact.</exception>
    public static SplitPrice PerPack(Money baseUnit, Ratio baseUnitsPerPack, int decimals, MidpointRounding rounding) =>
        PerBaseUnit(baseUnit, baseUnitsPerPack.Inverse, decimals, rounding);

    private static decimal Part(long part) => part <= Exact.MaxRatioPart ? part : throw new ArgumentOutOfRangeException(nameof(part), "No part above one thousand million is expected.");
}
