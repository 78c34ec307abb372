using System.Globalization;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Units;

/// <summary>The order quantities of one unit, ready for use: smallest, largest and step, each a multiple of the step.</summary>
internal readonly record struct OrderQuantityLimits(decimal Minimum, decimal Maximum, decimal Multiple)
{
    /// <summary>What holds for a unit without a row: any number of its smallest steps.</summary>
    internal static OrderQuantityLimits Of(UnitRow unit)
    {
        var step = new decimal(1, 0, 0, false, (byte)unit.Decimals);
        return new OrderQuantityLimits(step, Exact.MaxQuantity, step);
    }

    internal static OrderQuantityLimits Of(OrderQuantityRow row) => new(
        row.Minimum == 0 ? row.Multiple : row.Minimum,
        row.Maximum ?? Exact.MaxQuantity - (Exact.MaxQuantity % row.Multiple),
        row.Multiple);

    internal static void CheckRow(OrderQuantityRow row, UnitRow? unit, int number, TableCheck check)
    {
        if (unit is null)
            check.Add(number, "OrderQuantity.Unit", row.Unit.Value, $"a unit that SKU {row.Sku} has");
        if (row.Multiple is <= 0 or > Exact.MaxQuantity || !Exact.HasAtMost(unit?.Decimals ?? Exact.MaxDecimals, row.Multiple))
        {
            check.Add(number, "OrderQuantity.Multiple", Text(row.Multiple), "above 0 and no finer than the unit's decimals");
            return;
        }

        if (row.Minimum is < 0 or > Exact.MaxQuantity || row.Minimum % row.Multiple != 0)
            check.Add(number, "OrderQuantity.Minimum", Text(row.Minimum), $"a multiple of {Text(row.Multiple)}, not negative");
        if (row.Maximum is not { } maximum)
            return;
        if (maximum is <= 0 or > Exact.MaxQuantity || maximum % row.Multiple != 0)
            check.Add(number, "OrderQuantity.Maximum", Text(maximum), $"a multiple of {Text(row.Multiple)}, above 0");
        else if (maximum < row.Minimum)
            check.Add(number, "OrderQuantity.Maximum", Text(maximum), $"at least the minimum, {Text(row.Minimum)}");
    }

    /// <summary>The rule that the quantity breaks, with the allowed quantities next to it.</summary>
    internal (OrderQuantityRule Broken, decimal? Below, decimal? Above) Judge(decimal quantity)
    {
        if (quantity < Minimum)
            return (OrderQuantityRule.Minimum, null, Minimum);
        if (quantity > Maximum)
            return (OrderQuantityRule.Maximum, Maximum, null);
        var rest = quantity % Multiple;
        return rest == 0 ? default : (OrderQuantityRule.Multiple, quantity - rest, quantity - rest + Multiple);
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
