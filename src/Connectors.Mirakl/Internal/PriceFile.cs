using System.Globalization;
using Connectors.Mirakl.Models;
using CsvHelper;

namespace Connectors.Mirakl.Internal;

/// <summary>
/// One writing of the file of PRI01. Remembers the offers it has seen: rows of one offer that stood apart would delete each other's prices.
/// </summary>
internal sealed class PriceFile(PriceColumns columns)
{
    public const int MaxPricesPerOffer = 50;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private string? _offer;
    private int _prices;

    public static IReadOnlyList<string> Columns(PriceColumns columns) =>
    [
        "offer-sku", "price",
        .. columns.HasFlag(PriceColumns.Volume) ? ["price-ranges"] : Array.Empty<string>(),
        "discount-price",
        .. columns.HasFlag(PriceColumns.Volume) ? ["discount-ranges"] : Array.Empty<string>(),
        "discount-start-date", "discount-end-date",
        .. columns.HasFlag(PriceColumns.Channels) ? ["channels"] : Array.Empty<string>(),
        .. columns.HasFlag(PriceColumns.Schedule) ? ["start-date", "end-date"] : Array.Empty<string>(),
        .. columns.HasFlag(PriceColumns.Customers) ? ["customer-organization-ids", "customer-group-ids"] : Array.Empty<string>(),
        .. columns.HasFlag(PriceColumns.PriceType) ? ["price-type"] : Array.Empty<string>(),
    ];

    public static int Digest(PriceRow row)
    {
        var digest = new HashCode();
        digest.Add(HashCode.Combine(row.OfferSku, row.Price, row.DiscountPrice, row.DiscountStart, row.DiscountEnd, row.Start, row.End, row.PriceType));
        AddAll(row.PriceRanges);
        AddAll(row.DiscountRanges);
        AddAll(row.Channels);
        AddAll(row.CustomerOrganizationIds);
        AddAll(row.CustomerGroupIds);
        return digest.ToHashCode();

        void AddAll<T>(IReadOnlyList<T> items)
        {
            digest.Add(items.Count);
            foreach (var item in items)
                digest.Add(item);
        }
    }

    /// <exception cref="ArgumentException">The row names no offer, has a wrong price or fills a column the file has not, or its offer stands apart or has too many prices.</exception>
    public void Write(CsvWriter csv, PriceRow row)
    {
        Check(row);
        csv.WriteField(row.OfferSku);
        csv.WriteField(row.Price, default, CultureInfo.InvariantCulture);
        if (Has(PriceColumns.Volume, row.PriceRanges.Count + row.DiscountRanges.Count > 0, row))
            csv.WriteField(Ranges(row.PriceRanges));
        csv.WriteField(row.DiscountPrice, default);
        if (columns.HasFlag(PriceColumns.Volume))
            csv.WriteField(Ranges(row.DiscountRanges));
        csv.WriteField(Instant(row.DiscountStart));
        csv.WriteField(Instant(row.DiscountEnd));
        if (Has(PriceColumns.Channels, row.Channels.Count > 0, row))
            csv.WriteField(List(row.Channels, row));
        if (Has(PriceColumns.Schedule, row.Start is not null || row.End is not null, row))
        {
            csv.WriteField(Instant(row.Start));
            csv.WriteField(Instant(row.End));
        }
        if (Has(PriceColumns.Customers, row.CustomerOrganizationIds.Count + row.CustomerGroupIds.Count > 0, row))
        {
            csv.WriteField(List(row.CustomerOrganizationIds, row));
            csv.WriteField(List(row.CustomerGroupIds, row));
        }
        if (Has(PriceColumns.PriceType, row.PriceType is not null, row))
            csv.WriteField(row.PriceType);
    }

    private void Check(PriceRow row)
    {
        if (string.IsNullOrWhiteSpace(row.OfferSku))
            throw new ArgumentException("A row names no offer.");
        if (row.Price < 0 || row.DiscountPrice < 0)
            throw new ArgumentException($"A price of offer '{row.OfferSku}' is negative.");
        if (row.OfferSku != _offer)
        {
            if (!_seen.Add(row.OfferSku))
                throw new ArgumentException($"The prices of offer '{row.OfferSku}' do not stand together: the later ones would delete the earlier.");
            (_offer, _prices) = (row.OfferSku, 0);
        }
        if (++_prices > MaxPricesPerOffer)
            throw new ArgumentException($"Offer '{row.OfferSku}' has more than {MaxPricesPerOffer} prices.");
    }

    /// <summary>Whether the file has the column; a row must not lose what it says.</summary>
    private bool Has(PriceColumns column, bool filled, PriceRow row) => columns.HasFlag(column)
        || (filled ? throw new ArgumentException($"A price of offer '{row.OfferSku}' wants the columns of {nameof(PriceColumns)}.{column}.") : false);

    private static string Ranges(IReadOnlyList<VolumePriceStep> steps) =>
        string.Join(',', steps.Select(static s => string.Create(CultureInfo.InvariantCulture, $"{s.QuantityThreshold}|{s.Price}")));

    private static string List(IReadOnlyList<string> codes, PriceRow row) => codes.Any(static c => string.IsNullOrWhiteSpace(c) || c.Contains('|', StringComparison.Ordinal))
        ? throw new ArgumentException($"A code of offer '{row.OfferSku}' is blank or holds a '|'.")
        : string.Join('|', codes);

    private static string? Instant(DateTimeOffset? value) => value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
