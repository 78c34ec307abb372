namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>
/// Price and discount with which the ERP comes to what the line costs. It computes quantity times price, rounds to the penny and takes the discount off; a price has
/// five decimals there.
/// </summary>
/// <param name="Unit">Price of one pack.</param>
/// <param name="Discount">Discount on the whole line; null for none.</param>
internal readonly record struct LinePrice(decimal Unit, decimal? Discount)
{
    private const int PriceDecimals = 5;
    private const int PennyDecimals = 2;
    private const decimal SmallestStep = 0.00001m;

    /// <summary>The price as it was told where that can be, else one of five decimals, with a surplus as a discount. Null when the line costs more than its packs.</summary>
    /// <param name="count">How many packs; above zero.</param>
    /// <param name="told">Price of one pack as it was told.</param>
    /// <param name="amount">What the whole line costs.</param>
    public static LinePrice? Of(decimal count, decimal told, decimal amount)
    {
        if (count <= 0 || amount < 0)
            return null;

        // A penny a pack is a rounding, up or down; more than that is another price than was told.
        var exact = count * told;
        if (amount - exact > 0.01m * Math.Max(1m, count))
            return null;
        var decimals = Math.Max(PennyDecimals, (int)amount.Scale);
        var unit = exact >= amount && decimal.Round(told, PriceDecimals) == told ? told : decimal.Round(amount / count, PriceDecimals, MidpointRounding.AwayFromZero);
        var line = decimal.Round(unit * count, decimals, MidpointRounding.AwayFromZero);
        if (line < amount)
        {
            // Of very many packs even five decimals are too few: a little more each, and the surplus off again.
            unit += SmallestStep;
            line = decimal.Round(unit * count, decimals, MidpointRounding.AwayFromZero);
        }

        return new LinePrice(unit, line == amount ? null : line - amount);
    }
}
