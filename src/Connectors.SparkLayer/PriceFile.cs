using System.Globalization;
using System.Text;
using Connectors.SparkLayer.Internal;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer;

/// <summary>
/// Prices as a file (<c>text/csv</c>): a header with the members' names, one row for each price, and a row without quantity and price for a SKU that is to lose all of them.
/// The vendor documents that files are taken, not their columns; a host that knows better writes its own. Pure.
/// </summary>
public static class PriceFile
{
    private const string Columns = "sku,quantity,price,tax_type,unit_of_measure";

    /// <summary>Writes the file, UTF-8 without a mark. All rows of a SKU stand together.</summary>
    /// <param name="prices">The complete price of each SKU. Where any names its list all must, and the file gains the column <c>price_list_slug</c>.</param>
    /// <exception cref="ArgumentException">A row could only do harm: see <see cref="PushReasons"/>.</exception>
    public static byte[] Write(IReadOnlyList<SkuPrices> prices)
    {
        ArgumentNullException.ThrowIfNull(prices);
        var namesLists = prices.Any(static p => p.PriceListSlug is not null);
        if (PriceRows.Check(prices, namesLists ? null : string.Empty).Rejected is [var first, ..])
            throw new ArgumentException($"A row could only do harm ({first.Code}): {first.Message}", nameof(prices));
        var file = new StringBuilder(namesLists ? "price_list_slug," : "").Append(Columns).Append("\r\n");
        foreach (var sku in prices)
        {
            foreach (var price in sku.IsRemoved ? [null] : sku.Pricing.Cast<QuantityPrice?>())
            {
                if (namesLists)
                    Cell(file, sku.PriceListSlug).Append(',');
                Cell(file, sku.Sku).Append(CultureInfo.InvariantCulture, $",{price?.Quantity},{price?.Price},");
                Cell(Cell(file, price?.TaxType?.Value).Append(','), price?.UnitOfMeasure).Append("\r\n");
            }
        }

        return Encoding.UTF8.GetBytes(file.ToString());
    }

    private static StringBuilder Cell(StringBuilder file, string? text) => text.AsSpan().ContainsAny(",\"\r\n")
        ? file.Append('"').Append(text!.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"')
        : file.Append(text);
}
