using System.Collections.Frozen;
using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Prices;

/// <summary>
/// Finds every price of an offer: marketplaces replace all of them together, so an answer is never a part. Immutable and thread-safe; answers do not allocate.
/// </summary>
public sealed class OfferPrices
{
    /// <summary>Most prices of one offer, in all its channels together.</summary>
    public const int MostOfOneOffer = 50;

    private readonly FrozenDictionary<Key, OfferPriceRow[]> _rows;

    private OfferPrices(OfferPriceTable table)
    {
        Version = table.Version;
        Rows = [.. table.Rows];
        _rows = table.Rows.GroupBy(KeyOf).ToFrozenDictionary(static g => g.Key, static g => g.OrderBy(static r => r.Channel, StringComparer.Ordinal).ToArray());
        Marketplaces = ConnectionName.Each(table.Rows.Select(static r => r.Marketplace));
    }

    /// <summary>Version of the table behind every answer.</summary>
    public string Version { get; }

    /// <summary>The rows, in their order; never null.</summary>
    public IReadOnlyList<OfferPriceRow> Rows { get; }

    /// <summary>Connections that rows are for, each once, so that a name nobody knows can be found; never null.</summary>
    public IReadOnlyList<ConnectionName> Marketplaces { get; }

    /// <summary>Checks the table and makes it ready for use, or says everything that is wrong with it.</summary>
    public static Validated<OfferPrices, RowError> Compile(OfferPriceTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var check = new TableCheck();
        check.Version(table.Version);
        var seen = new Dictionary<(Key, string?), int>();
        var offers = new Dictionary<Key, (int Row, CurrencyCode Currency, Sku? ShopSku, int Count, bool HasGeneral)>();
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var number = i + 1;
            Check(row, number, check);
            if (!seen.TryAdd((KeyOf(row), row.Channel), number))
                check.Add(number, nameof(OfferPriceRow.Channel), row.Channel ?? string.Empty, string.Create(CultureInfo.InvariantCulture, $"one price an offer and channel; row {seen[(KeyOf(row), row.Channel)]} has it too"));
            if (!offers.TryGetValue(KeyOf(row), out var offer))
                offer = (number, row.Currency, row.ShopSku, 0, false);
            else if (offer.Currency != row.Currency)
                check.Add(number, nameof(OfferPriceRow.Currency), row.Currency.Value, string.Create(CultureInfo.InvariantCulture, $"{offer.Currency.Value}, as in row {offer.Row} for the same offer"));
            else if (offer.ShopSku is { } one && row.ShopSku is { } other && one != other)
                check.Add(number, nameof(OfferPriceRow.ShopSku), other.Value, string.Create(CultureInfo.InvariantCulture, $"{one.Value}, as in row {offer.Row} for the same offer"));
            offers[KeyOf(row)] = offer with { ShopSku = offer.ShopSku ?? row.ShopSku, Count = offer.Count + 1, HasGeneral = offer.HasGeneral || row.Channel is null };
        }

        foreach (var (key, offer) in offers)
        {
            if (!offer.HasGeneral)
                check.Add(offer.Row, nameof(OfferPriceRow.Channel), string.Empty, "a row of the offer without a channel beside those with one: what is not sent of its prices is gone");
            if (offer.Count > MostOfOneOffer)
                check.Add(offer.Row, nameof(OfferPriceRow.OfferId), key.OfferId.Value, string.Create(CultureInfo.InvariantCulture, $"at most {MostOfOneOffer} prices of one offer"));
        }

        return check.Finish(() => new OfferPrices(table));
    }

    /// <summary>Every price of an offer, the one without a channel first; empty when the table has none. Never null.</summary>
    /// <param name="marketplace">Connection the offer is on.</param>
    /// <param name="offerId">The offer.</param>
    public IReadOnlyList<OfferPriceRow> Find(ConnectionName marketplace, OfferId offerId) => _rows.TryGetValue(new Key(marketplace, offerId), out var rows) ? rows : [];

    private static void Check(OfferPriceRow row, int number, TableCheck check)
    {
        check.Text(number, nameof(OfferPriceRow.Marketplace), row.Marketplace.Value);
        check.Text(number, nameof(OfferPriceRow.OfferId), row.OfferId.Value);
        check.Text(number, nameof(OfferPriceRow.Currency), row.Currency.Value);
        if (row.ShopSku is { } sku)
            check.Text(number, nameof(OfferPriceRow.ShopSku), sku.Value);
        if (check.OptionalText(number, nameof(OfferPriceRow.Channel), row.Channel) && row.Channel?.Contains('|', StringComparison.Ordinal) is true)
            check.Add(number, nameof(OfferPriceRow.Channel), row.Channel, "one channel a row, without '|'");
        check.Amount(number, nameof(OfferPriceRow.Price), row.Price);
        check.Amount(number, nameof(OfferPriceRow.DiscountPrice), row.DiscountPrice);
        check.Amount(number, nameof(OfferPriceRow.ConfirmedPrice), row.ConfirmedPrice);
        if (row.DiscountPrice is { } discount && (discount <= 0m || discount >= row.Price))
            check.Add(number, nameof(OfferPriceRow.DiscountPrice), Text(discount), "above zero and below the price");
        if (row.DiscountPrice is null && (row.DiscountFrom ?? row.DiscountUntil) is { } time)
            check.Add(number, nameof(OfferPriceRow.DiscountPrice), string.Empty, $"a price for the discount of {time.ToString("u", CultureInfo.InvariantCulture)}");
        if (row.DiscountFrom >= row.DiscountUntil)
            check.Add(number, nameof(OfferPriceRow.DiscountUntil), row.DiscountUntil!.Value.ToString("u", CultureInfo.InvariantCulture), "later than the discount begins");
    }

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static Key KeyOf(OfferPriceRow row) => new(row.Marketplace, row.OfferId);

    private readonly record struct Key(ConnectionName Marketplace, OfferId OfferId);
}
