using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>Tells flows of changed mapping tables.</summary>
public static class FlowStoreTableExtensions
{
    /// <summary>
    /// Says how a table stands after a change: a refused one gets an exception record that closes itself when a good one comes,
    /// a good one makes everything that waits for it look again.
    /// </summary>
    /// <param name="store">Where cases are kept.</param>
    /// <param name="table">The table's name, for example <c>carriers</c>.</param>
    /// <param name="refusal">What is wrong with its newest content; null when it is in force.</param>
    /// <param name="now">The present instant, UTC.</param>
    /// <param name="cancellationToken">Cancels the writes.</param>
    /// <returns>How many cases look again.</returns>
    public static async Task<int> ReportTableAsync(this ICaseSender store, string table, Refusal? refusal, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        await store.SetExceptionsAsync($"table/{table}", refusal is null ? [] : [new Problem(string.Empty, refusal) { Holds = false }], now, cancellationToken).ConfigureAwait(false);
        return refusal is null ? await store.WakeWaitingAsync(Topic.Table(table), now, cancellationToken).ConfigureAwait(false) : 0;
    }
}
