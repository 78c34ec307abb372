using Connectors.Domain.Ports;

namespace Connectors.Flows.OrderToCash.Polls;

/// <summary>A run of a poll came to its end.</summary>
/// <param name="BeganAt">When it began, UTC: the next one goes on from here.</param>
/// <param name="Kept">What the poll keeps for itself; null for nothing.</param>
internal sealed record PollInput(DateTimeOffset? BeganAt, string? Kept)
{
    /// <summary>Items that the run could not read; never null.</summary>
    public IReadOnlyList<UnreadableItem> Unreadable { get => field ?? []; init; }
}
