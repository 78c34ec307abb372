using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Connectors.Flows.Storage;

namespace Connectors.Flows.B2BPrices;

/// <summary>
/// The side tables of one store's price lists: how each list stands, what each SKU on it was told, what was told to us in real time, and the chunks that are about to be told. Stores compare lists and SKUs without case,
/// and so do the keys.
/// </summary>
internal static class B2BPriceRows
{
    private const char Next = '\n';
    private const char Between = '\t';

    /// <summary>How each list stands, by list.</summary>
    public static string ListsOf(string store) => $"b2b-price-list/{store}";

    /// <summary>What was told, by list and SKU.</summary>
    public static string ToldOf(string store) => $"b2b-price-told/{store}";

    /// <summary>What was told to us in real time, by list, SKU and instant.</summary>
    public static string WordsOf(string store) => $"b2b-price-word/{store}";

    /// <summary>The chunks that are about to be told, by their place.</summary>
    public static string PlanOf(string store, bool isUrgent) => isUrgent ? $"b2b-price-plan-now/{store}" : $"b2b-price-plan/{store}";

    /// <summary>The key of a list.</summary>
    public static string KeyOf(string list) => list.ToUpperInvariant();

    /// <summary>The key of a SKU.</summary>
    public static string SkuKeyOf(string sku) => sku.ToUpperInvariant();

    /// <summary>Keeps how a list stands.</summary>
    public static RowChange Write(string store, B2BPriceListStatus status) => new(ListsOf(store), KeyOf(status.List), JsonSerializer.Serialize(status, B2BPriceJsonContext.Default.B2BPriceListStatus));

    /// <summary>Keeps what was told of a SKU, or forgets it.</summary>
    public static RowChange Write(string store, string list, KeptPrice kept) => new(
        ToldOf(store), $"{KeyOf(list)}{Between}{SkuKeyOf(kept.Sku)}", kept.Told is { } told ? JsonSerializer.Serialize(told, B2BPriceJsonContext.Default.ToldPrice) : null);

    /// <summary>Keeps what was told to us. Of two with the same instant the later counts.</summary>
    public static RowChange Write(string store, PriceWord word) => new(
        WordsOf(store),
        string.Create(CultureInfo.InvariantCulture, $"{KeyOf(word.List)}{Between}{SkuKeyOf(word.Sku.Value)}{Between}{word.AsOf.UtcTicks:D19}"),
        JsonSerializer.Serialize(word, B2BPriceJsonContext.Default.PriceWord));

    /// <summary>Keeps a chunk, or forgets it.</summary>
    public static RowChange Write(string store, bool isUrgent, int place, PlannedChunk? chunk) => new(
        PlanOf(store, isUrgent), PlaceOf(place), chunk is null ? null : JsonSerializer.Serialize(chunk, B2BPriceJsonContext.Default.PlannedChunk));

    /// <summary>How every list stands, by key.</summary>
    public static async Task<IReadOnlyDictionary<string, B2BPriceListStatus>> ReadListsAsync(ICaseQuery cases, string store, CancellationToken cancellationToken)
    {
        var lists = new Dictionary<string, B2BPriceListStatus>(StringComparer.Ordinal);
        await foreach (var row in cases.GetRowsAsync(ListsOf(store), cancellationToken: cancellationToken).ConfigureAwait(false))
            lists[row.Key] = Read(row);
        return lists;
    }

    /// <summary>How a list stands; null when it was never seen.</summary>
    public static async Task<B2BPriceListStatus?> FindListAsync(ICaseQuery cases, string store, string list, CancellationToken cancellationToken)
    {
        await foreach (var row in cases.GetRowsAsync(ListsOf(store), KeyOf(list), KeyOf(list) + Between, cancellationToken).ConfigureAwait(false))
            return Read(row);
        return null;
    }

    /// <summary>What was told of each SKU of a list, by the key of the SKU.</summary>
    public static async IAsyncEnumerable<(string Sku, ToldPrice Told)> ReadToldAsync(ICaseQuery cases, string store, string list, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var from = KeyOf(list) + Between;
        await foreach (var row in cases.GetRowsAsync(ToldOf(store), from, KeyOf(list) + Next, cancellationToken).ConfigureAwait(false))
            yield return (row.Key[from.Length..], JsonSerializer.Deserialize(row.Content, B2BPriceJsonContext.Default.ToldPrice)!);
    }

    /// <summary>What was told to us of a list, or of all of them, with the key of each row, the older first.</summary>
    public static async IAsyncEnumerable<(string Key, PriceWord Word)> ReadWordsAsync(ICaseQuery cases, string store, string? list, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in cases.GetRowsAsync(WordsOf(store), list is null ? string.Empty : KeyOf(list) + Between, list is null ? null : KeyOf(list) + Next, cancellationToken).ConfigureAwait(false))
            yield return (row.Key, JsonSerializer.Deserialize(row.Content, B2BPriceJsonContext.Default.PriceWord)!);
    }

    /// <summary>What was told to us of one SKU of a list last; null for nothing.</summary>
    public static async Task<PriceWord?> FindWordAsync(ICaseQuery cases, string store, string list, string sku, CancellationToken cancellationToken)
    {
        PriceWord? last = null;
        var key = $"{KeyOf(list)}{Between}{SkuKeyOf(sku)}";
        await foreach (var row in cases.GetRowsAsync(WordsOf(store), key + Between, key + Next, cancellationToken).ConfigureAwait(false))
            last = JsonSerializer.Deserialize(row.Content, B2BPriceJsonContext.Default.PriceWord);
        return last;
    }

    /// <summary>Whether anything of a list was told to us.</summary>
    public static async Task<bool> HasWordsAsync(ICaseQuery cases, string store, string list, CancellationToken cancellationToken)
    {
        await foreach (var _ in cases.GetRowsAsync(WordsOf(store), KeyOf(list) + Between, KeyOf(list) + Next, cancellationToken).ConfigureAwait(false))
            return true;
        return false;
    }

    /// <summary>A chunk that is about to be told; null when it is not there.</summary>
    public static async Task<PlannedChunk?> FindChunkAsync(ICaseQuery cases, string store, bool isUrgent, int place, CancellationToken cancellationToken)
    {
        await foreach (var row in cases.GetRowsAsync(PlanOf(store, isUrgent), PlaceOf(place), PlaceOf(place + 1), cancellationToken).ConfigureAwait(false))
            return JsonSerializer.Deserialize(row.Content, B2BPriceJsonContext.Default.PlannedChunk);
        return null;
    }

    private static B2BPriceListStatus Read(TableRow row) => JsonSerializer.Deserialize(row.Content, B2BPriceJsonContext.Default.B2BPriceListStatus)!;

    private static string PlaceOf(int place) => place.ToString("D6", CultureInfo.InvariantCulture);
}
