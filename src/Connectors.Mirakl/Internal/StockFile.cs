using System.Globalization;
using Connectors.Mirakl.Models;
using CsvHelper;

namespace Connectors.Mirakl.Internal;

/// <summary>The file of STO01.</summary>
internal static class StockFile
{
    public static IReadOnlyList<string> Columns { get; } = ["offer-sku", "quantity", "warehouse-code", "update-delete"];

    public static int Digest(StockRow row) => HashCode.Combine(row.OfferSku, row.Quantity, row.WarehouseCode, row.Delete);

    /// <exception cref="ArgumentException">The row names no offer, or its quantity is negative.</exception>
    public static void Write(CsvWriter csv, StockRow row)
    {
        if (string.IsNullOrWhiteSpace(row.OfferSku))
            throw new ArgumentException("A row names no offer.");
        if (row.Quantity < 0)
            throw new ArgumentException($"The quantity of offer '{row.OfferSku}' is negative.");
        csv.WriteField(row.OfferSku);
        csv.WriteField(row.Quantity, default, CultureInfo.InvariantCulture);
        csv.WriteField(row.WarehouseCode);
        csv.WriteField(row.Delete ? "delete" : "update");
    }
}
