using Connectors.Http;

namespace Connectors.Shopify.Tests.Support;

internal static class PageableExtensions
{
    public static async Task<IReadOnlyList<T>> ReadAllAsync<T>(this AsyncPageable<T> pages)
    {
        var all = new List<T>();
        await foreach (var one in pages)
            all.Add(one);
        return all;
    }
}
