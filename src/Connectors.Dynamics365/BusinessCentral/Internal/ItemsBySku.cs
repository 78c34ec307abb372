using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>Items by the SKUs they are asked for under: the ERP upper-cases its numbers, callers keep their spelling.</summary>
internal static class ItemsBySku
{
    private const int NumberLength = 20;
    /// <summary>As many numbers as a filter may name.</summary>
    public const int ItemsAChunk = 40;

    /// <summary>The items that exist among those asked for, each under every spelling asked for, and beside them those that could not be read.</summary>
    public static async Task<ItemList<(Sku Sku, Item Item)>> ReadAsync(BusinessCentralClient client, IReadOnlyCollection<Sku> skus, ODataQuery query, CancellationToken cancellationToken)
    {
        var asked = Asked(skus);
        var found = new List<(Sku Sku, Item Item)>(asked.Count);
        var unreadable = new List<UnreadableItem>();
        foreach (var chunk in Chunks(asked))
        {
            var items = await WholeList.ReadAsync(client.GetItemsAsync(query with { Filter = ODataFilter.AnyOf("number", chunk) }, cancellationToken), cancellationToken).ConfigureAwait(false);
            unreadable.AddRange(items.Unreadable);
            found.AddRange(items.SelectMany(item => asked[item.Number].Select(sku => (sku, item))));
        }

        return new ItemList<(Sku Sku, Item Item)>(found, unreadable);
    }

    /// <summary>Every spelling asked for, by number. Numbers hold at most 20 characters: a longer SKU is no item, and asking for it would be refused.</summary>
    public static ILookup<string, Sku> Asked(IEnumerable<Sku> skus) =>
        skus.Where(static sku => sku.Value.Length is > 0 and <= NumberLength).Distinct().ToLookup(static sku => sku.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>As many numbers as one call asks for.</summary>
    public static IEnumerable<string[]> Chunks(ILookup<string, Sku> asked) => asked.Select(static group => group.Key).Chunk(ItemsAChunk);
}
