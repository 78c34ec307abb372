using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Internal;

/// <summary>Which rows of a batch can go into the platform's file. One wrong row is withheld with its reason and costs the others nothing. Pure.</summary>
internal static class OfferRows
{
    /// <summary>Rows of quantities that are right, those of one offer together.</summary>
    public static List<OfferQuantity> Stock(IReadOnlyList<OfferQuantity> rows, List<RejectedRow> wrong)
    {
        var right = new List<OfferQuantity>(rows.Count);
        foreach (var row in rows)
        {
            if (Fault(row) is { } fault)
                wrong.Add(new RejectedRow(Named(row.ShopSku), fault));
            else
                right.Add(row);
        }

        return Together(right, static r => r.ShopSku);
    }

    /// <summary>Rows of prices of offers all of whose rows are right, those of one offer together: what is not sent of an offer's prices is deleted.</summary>
    public static List<OfferPricing> Prices(IReadOnlyList<OfferPricing> rows, CurrencyCode? currency, int? decimals, List<RejectedRow> wrong)
    {
        var right = new List<OfferPricing>(rows.Count);
        foreach (var offer in rows.GroupBy(static r => r.ShopSku))
        {
            var faults = offer.Select(r => Fault(r, currency, decimals)).ToList();
            if (faults.OfType<string>().FirstOrDefault() is { } fault)
                wrong.AddRange(faults.Select(f => new RejectedRow(Named(offer.Key), f ?? $"Another row of the offer is wrong, and its prices go out together or not at all: {fault}")));
            else if (offer.Count() > PriceFile.MaxPricesPerOffer)
                wrong.AddRange(offer.Select(r => new RejectedRow(r.ShopSku, string.Create(CultureInfo.InvariantCulture, $"The offer has more than {PriceFile.MaxPricesPerOffer} prices."))));
            else
                right.AddRange(offer);
        }

        return right;
    }

    private static string? Fault(OfferQuantity row) =>
        string.IsNullOrWhiteSpace(row.ShopSku.Value) ? "The row names no SKU."
        : row.Quantity < 0 ? string.Create(CultureInfo.InvariantCulture, $"The quantity {row.Quantity} is below zero.")
        : row.Quantity > int.MaxValue ? string.Create(CultureInfo.InvariantCulture, $"The quantity {row.Quantity} is larger than the marketplace takes.")
        : null;

    private static string? Fault(OfferPricing row, CurrencyCode? currency, int? decimals) =>
        string.IsNullOrWhiteSpace(row.ShopSku.Value) ? "The row names no SKU."
        : row.Price.Amount < 0 || row.DiscountPrice?.Amount < 0 ? "A price is below zero."
        : IsForeign(row.Price, currency) || (row.DiscountPrice is { } discount && IsForeign(discount, currency)) ? $"A price is not in {currency}, the currency of the shop."
        : decimals is { } most && (IsFiner(row.Price.Amount, most) || (row.DiscountPrice is { } less && IsFiner(less.Amount, most))) ? string.Create(CultureInfo.InvariantCulture, $"A price has more than {most} decimals, which is what the marketplace keeps.")
        : row.Channel is { } channel && (string.IsNullOrWhiteSpace(channel) || channel.Contains('|', StringComparison.Ordinal)) ? "The channel is blank or holds a '|'."
        : null;

    /// <summary>A platform that rounds would show another price than it was told, as if somebody had set it.</summary>
    private static bool IsFiner(decimal amount, int decimals) => decimal.Round(amount, decimals) != amount;

    private static bool IsForeign(Money money, CurrencyCode? currency) => currency is { } own && money.Currency != default && money.Currency != own;

    private static Sku? Named(Sku sku) => string.IsNullOrWhiteSpace(sku.Value) ? null : sku;

    private static List<T> Together<T>(List<T> rows, Func<T, Sku> skuOf) => [.. rows.GroupBy(skuOf).SelectMany(static g => g)];
}
