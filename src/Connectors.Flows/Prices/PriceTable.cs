using System.Globalization;
using System.Text.Json;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Prices;

/// <summary>The side tables of one marketplace's prices: what it was told of each offer, and the rows of the import under way.</summary>
internal static class PriceTable
{
    /// <summary>What each offer was told, by offer id.</summary>
    public static string TableOf(string marketplace) => $"price-told/{marketplace}";

    /// <summary>The offers of the import under way, by their place in it. The next import writes over them.</summary>
    public static string ImportOf(string marketplace) => $"price-import/{marketplace}";

    /// <summary>Keeps what an offer was told.</summary>
    public static RowChange Write(string marketplace, ToldPrices told) => new(TableOf(marketplace), told.Offer.Value, JsonSerializer.Serialize(told, PriceJsonContext.Default.ToldPrices));

    /// <summary>Keeps an offer of the import under way.</summary>
    public static RowChange Write(string marketplace, HandedPrices row, int place) => new(ImportOf(marketplace), KeyOf(place), JsonSerializer.Serialize(row, PriceJsonContext.Default.HandedPrices));

    /// <summary>What a row of the first table says.</summary>
    public static ToldPrices Read(TableRow row) => JsonSerializer.Deserialize(row.Content, PriceJsonContext.Default.ToldPrices)!;

    /// <summary>The offers of the import under way, in its order.</summary>
    public static async Task<IReadOnlyList<HandedPrices>> ReadImportAsync(ICaseQuery cases, string marketplace, int count, CancellationToken cancellationToken)
    {
        var rows = new List<HandedPrices>(count);
        await foreach (var row in cases.GetRowsAsync(ImportOf(marketplace), to: KeyOf(count), cancellationToken: cancellationToken).ConfigureAwait(false))
            rows.Add(JsonSerializer.Deserialize(row.Content, PriceJsonContext.Default.HandedPrices)!);
        return rows;
    }

    private static string KeyOf(int place) => place.ToString("D7", CultureInfo.InvariantCulture);
}
