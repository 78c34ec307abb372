using System.Runtime.CompilerServices;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Storage;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>The cases of open orders, for polls that look over them in portions.</summary>
internal static class OpenOrders
{
    /// <summary>Those of one marketplace by key, without state and outbox.</summary>
    /// <param name="cases">Where they are read.</param>
    /// <param name="marketplace">Whose orders.</param>
    /// <param name="after">Only keys behind this one; null for the beginning.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async IAsyncEnumerable<CaseView> OfAsync(
        ICaseQuery cases, ConnectionName marketplace, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var view in cases.GetCasesAsync(OrderMessages.Flow, openOnly: true, after ?? $"{marketplace.Value}:", cancellationToken).ConfigureAwait(false))
        {
            // Keys begin with their connection and come in order: behind ours there are only those of others.
            if (!WarehouseReference.IsOf(view.Case.Key, marketplace))
                yield break;
            yield return view;
        }
    }
}
