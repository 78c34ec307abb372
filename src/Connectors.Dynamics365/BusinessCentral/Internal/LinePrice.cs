using Connectors.Domain.Values;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>
/// Price and discount with which the ERP comes to what the line costs. It computes quantity times price, rounds to the smallest coin and takes the discount off; a price has
/// five decimals there.
/// </summary>
/// <param name="Unit">Price of one pack.</param>
/// <param name="Discount">Discount on the whole line; null for none.</param>
internal readonly record struct LinePrice(decimal Unit, decimal? Discount)
{
    private const int PriceDecimals = 5;
    private const decimal SmallestStep = 0.00001m;

    /// <summary>The price as it was told where that can be, else one of five decimals, with a surplus as a discount. Null when the line costs more than its packs.</summary>
    /// <param name="count">How many packs; above zero.</param>
    /// <param name="told">Price of one pack as it was told.</param>
    /// <param name="amount">What the whole line costs.</param>
    public static LinePrice? Of(decimal count, decimal told, Money amount)
    {
        var (whole, decimals) = (amount.Amount, amount.Decimals);
        if (count <= 0 || whole < 0)
            return null;

        // A coin a pack is a rounding, up or down; more than that is another price than was told.
        var exact = count * told;
        if (whole - exact > LineAmount.CoinOf(amount.Currency) * Math.Max(1m, count))
            return null;
        var unit = exact >= whole && decimal.Round(told, PriceDecimals) == told ? told : decimal.Round(whole / count, PriceDecimals, MidpointRounding.AwayFromZero);
        var line = decimal.Round(unit * count, decimals, MidpointRounding.AwayFromZero);
        if (line < whole)
        {
            // Of very many packs even five decimals are too few: a little more each, and the surplus off again.
            unit += SmallestStep;
            line = decimal.Round(unit * count, decimals, MidpointRounding.AwayFromZero);
        }

        return new LinePrice(unit, line == whole ? null : line - whole);
    }
}
