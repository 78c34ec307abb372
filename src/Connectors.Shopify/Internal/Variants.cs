using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Shopify.Models;

namespace Connectors.Shopify.Internal;

/// <summary>Reads variants by SKU, in no case: a store may have one twice, and a search finds more than was asked for.</summary>
internal static class Variants
{
    private const int SkusInSearch = 25;

    /// <summary>Every variant of each SKU that the store has, and what could not be read.</summary>
    public static async Task<(Dictionary<string, List<ProductVariant>> BySku, IReadOnlyList<UnreadableItem> Unreadable)> ReadAsync(
        ShopifyClient client, IEnumerable<string> skus, CancellationToken cancellationToken)
    {
        var (variants, unreadable) = (new Dictionary<string, List<ProductVariant>>(StringComparer.OrdinalIgnoreCase), new List<UnreadableItem>());
        foreach (var portion in skus.Distinct(StringComparer.OrdinalIgnoreCase).Chunk(SkusInSearch))
        {
            // A search finds parts of words too.
            var asked = portion.ToHashSet(StringComparer.OrdinalIgnoreCase);
            await AddAsync(client.Inventory.GetStockOfAsync(portion, cancellationToken), asked.Contains, variants, unreadable, cancellationToken).ConfigureAwait(false);
        }

        return (variants, unreadable);
    }

    /// <summary>Every variant of every SKU, and what could not be read.</summary>
    public static async Task<(Dictionary<string, List<ProductVariant>> BySku, IReadOnlyList<UnreadableItem> Unreadable)> ReadAllAsync(ShopifyClient client, CancellationToken cancellationToken)
    {
        var (variants, unreadable) = (new Dictionary<string, List<ProductVariant>>(StringComparer.OrdinalIgnoreCase), new List<UnreadableItem>());
        await AddAsync(client.Inventory.GetStockAsync(sku: null, cancellationToken), static _ => true, variants, unreadable, cancellationToken).ConfigureAwait(false);
        return (variants, unreadable);
    }

    private static async Task AddAsync(
        AsyncPageable<ProductVariant> list, Func<string, bool> isAsked, Dictionary<string, List<ProductVariant>> variants, List<UnreadableItem> unreadable, CancellationToken cancellationToken)
    {
        await foreach (var page in list.AsPages(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            unreadable.AddRange(page.Unreadable);
            foreach (var variant in page.Items.Where(v => !string.IsNullOrWhiteSpace(v.Sku) && isAsked(v.Sku)))
            {
                if (!variants.TryGetValue(variant.Sku!, out var same))
                    variants.Add(variant.Sku!, same = []);
                same.Add(variant);
            }
        }
    }
}
