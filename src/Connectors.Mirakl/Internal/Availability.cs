using System.Collections.Concurrent;
using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Mirakl.Internal;

/// <summary>
/// Remembers for a while which reads the platform said it does not offer, so that they are not asked for again and again. Thread-safe.
/// </summary>
internal sealed class Availability(TimeProvider time)
{
    /// <summary>Long enough to save calls, short enough that an operation which was just switched on, or a gateway's wrong answer, costs little.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _missingUntil = new(StringComparer.Ordinal);

    /// <summary>Sends a call unless the platform said before that there is no such operation.</summary>
    public async Task<T> KnowingAsync<T>(Operation operation, Func<Task<T>> send)
    {
        if (_missingUntil.TryGetValue(operation.Code, out var until) && time.GetUtcNow() < until)
            throw ConnectorException.For(operation, FailureKind.NotAvailable, "it was not sent, the platform said before that it does not offer it");

        try
        {
            return await send().ConfigureAwait(false);
        }
        catch (ConnectorNotAvailableException) when (operation.RetrySafety == RetrySafety.Read)
        {
            // A write is sent whenever it is wanted: holding one back for a wrong answer would cost more than the call.
            _missingUntil[operation.Code] = time.GetUtcNow() + Lifetime;
            throw;
        }
    }
}
