using System.Runtime.CompilerServices;
using Connectors.Domain.Values;
using Connectors.Flows.Storage;

namespace Connectors.Flows.BackOffice;

/// <summary>The cases of open orders, for polls that look over them in portions.</summary>
internal static class OpenCases
{
    /// <summary>Those of one channel by key, without state and outbox.</summary>
    /// <param name="cases">Where they are read.</param>
    /// <param name="flow">The kind of case.</param>
    /// <param name="channel">Whose orders.</param>
    /// <param name="after">Only keys behind this one; null for the beginning.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async IAsyncEnumerable<CaseView> OfAsync(
        ICaseQuery cases, string flow, ConnectionName channel, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var view in cases.GetCasesAsync(flow, openOnly: true, after ?? $"{channel.Value}:", cancellationToken).ConfigureAwait(false))
        {
            // Keys begin with their connection and come in order: behind ours there are only those of others.
            if (!WarehouseReference.IsOf(view.Case.Key, channel))
                yield break;
            yield return view;
        }
    }
}
