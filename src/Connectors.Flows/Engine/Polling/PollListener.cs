using Connectors.Domain.Values;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Engine.Polling;

/// <summary>A flow that wants to hear what a system shows. One poll serves all that listen.</summary>
/// <typeparam name="T">The documents.</typeparam>
/// <param name="Connection">Whose documents.</param>
/// <param name="Every">Longest time between two runs that it can do with.</param>
/// <param name="Hear">What a case must hear of a document; null when it is none of this flow's.</param>
internal sealed record PollListener<T>(ConnectionName Connection, TimeSpan Every, Func<T, ICaseQuery, CancellationToken, ValueTask<InboxMessage?>> Hear)
{
    /// <summary>The system that is asked, where that is not the connection itself.</summary>
    public ConnectionName Asks { get; init; } = Connection;
}
