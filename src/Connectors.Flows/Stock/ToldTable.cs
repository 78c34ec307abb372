using System.Globalization;
using System.Text.Json;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Stock;

/// <summary>The side tables of one marketplace's stock: what it was told of each offer, and the rows of the import under way.</summary>
internal static class ToldTable
{
    /// <summary>What each offer was told, by offer id.</summary>
    public static string TableOf(string marketplace) => $"stock-told/{marketplace}";

    /// <summary>The rows of the import under way, by their place in it. The next import writes over them.</summary>
    public static string ImportOf(string marketplace) => $"stock-import/{marketplace}";

    /// <summary>Keeps what an offer was told.</summary>
    public static RowChange Write(string marketplace, ToldOffer told) => new(TableOf(marketplace), told.Offer.Value, JsonSerializer.Serialize(told, StockJsonContext.Default.ToldOffer));

    /// <summary>Keeps a row of the import under way.</summary>
    public static RowChange Write(string marketplace, HandedRow row, int place) => new(ImportOf(marketplace), KeyOf(place), JsonSerializer.Serialize(row, StockJsonContext.Default.HandedRow));

    /// <summary>What a row of the first table says.</summary>
    public static ToldOffer Read(TableRow row) => JsonSerializer.Deserialize(row.Content, StockJsonContext.Default.ToldOffer)!;

    /// <summary>The rows of the import under way, in its order.</summary>
    public static async Task<IReadOnlyList<HandedRow>> ReadImportAsync(ICaseQuery cases, string marketplace, int count, CancellationToken cancellationToken)
    {
        var rows = new List<HandedRow>(count);
        await foreach (var row in cases.GetRowsAsync(ImportOf(marketplace), to: KeyOf(count), cancellationToken: cancellationToken).ConfigureAwait(false))
            rows.Add(JsonSerializer.Deserialize(row.Content, StockJsonContext.Default.HandedRow)!);
        return rows;
    }

    private static string KeyOf(int place) => place.ToString("D7", CultureInfo.InvariantCulture);
}
