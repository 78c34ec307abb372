using Connectors.Dynamics365.BusinessCentral.Companion;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>What one base unit of an item costs by a price list. Pure.</summary>
internal static class ListPrice
{
    /// <summary>The line that holds on the day for any quantity: of several the one that began last. Null when there is none, or when several say otherwise.</summary>
    /// <param name="lines">The lines of the list for the item.</param>
    /// <param name="baseUnit">The item's base unit.</param>
    /// <param name="day">The day.</param>
    public static SalesPrice? Of(IEnumerable<SalesPrice> lines, string baseUnit, DateOnly day)
    {
        var newest = lines
            .Where(line => line is { Active: true, VariantCode.Length: 0, MinimumQuantity: <= 1m } && !(line.StartingDate > day) && !(line.EndingDate < day)
                && (line.UnitOfMeasureCode.Length == 0 || string.Equals(line.UnitOfMeasureCode, baseUnit, StringComparison.OrdinalIgnoreCase)))
            .GroupBy(static line => line.StartingDate ?? DateOnly.MinValue)
            .MaxBy(static begun => begun.Key);
        return newest is not null && newest.DistinctBy(static line => (line.UnitPrice, line.CurrencyCode.ToUpperInvariant(), line.PriceIncludesTax)).Count() == 1 ? newest.First() : null;
    }
}
