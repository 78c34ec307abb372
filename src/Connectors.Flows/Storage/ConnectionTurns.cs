namespace Connectors.Flows.Storage;

/// <summary>
/// Whose case a store gives out next: the connection with the least under way, and of equals the one that was served longest ago. So a slow or
/// busy connection takes only what nobody else wants, also when cases are claimed one at a time. Not thread-safe: a store asks under its own lock.
/// </summary>
public sealed class ConnectionTurns
{
    private readonly Dictionary<string, long> _served = new(StringComparer.Ordinal);
    private long _turn;

    /// <summary>Takes the next turn and counts it.</summary>
    /// <param name="waiting">Connections that have a case to give.</param>
    /// <param name="underWay">Cases under way for each; the one that gets the turn has one more afterwards.</param>
    /// <returns>The connection; null when none is waiting.</returns>
    public string? Take(IEnumerable<string> waiting, IDictionary<string, int> underWay)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        ArgumentNullException.ThrowIfNull(underWay);
        if (waiting.MinBy(c => (UnderWay(c), _served.GetValueOrDefault(c))) is not { } next)
            return null;
        _served[next] = ++_turn;
        underWay[next] = UnderWay(next) + 1;
        return next;

        int UnderWay(string connection) => underWay.TryGetValue(connection, out var count) ? count : 0;
    }
}
