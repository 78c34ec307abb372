using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.BackOffice;

/// <summary>A flow's orders of one channel, of whose goods a system tells: what it shows of them is told to their cases.</summary>
/// <typeparam name="T">What the system shows.</typeparam>
internal sealed record DispatchListener<T>
{
    /// <summary>The system that is asked: a warehouse, or an ERP whose own people send the goods.</summary>
    public required ConnectionName System { get; init; }

    /// <summary>Where the orders come from; what the system knows them by begins with it.</summary>
    public required ConnectionName Channel { get; init; }

    /// <summary>The kind of their cases, whose keys are the orders' own.</summary>
    public required string Flow { get; init; }

    /// <summary>Longest time between two polls that it can do with.</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>How far a poll reaches back behind the newest change that was seen.</summary>
    public required TimeSpan Overlap { get; init; }

    /// <summary>How far the very first poll reaches back.</summary>
    public required TimeSpan FirstReach { get; init; }

    /// <summary>How much our clock and the system's may differ before a person must see it.</summary>
    public required TimeSpan ClockTolerance { get; init; }

    /// <summary>Makes the input by which a case hears of it.</summary>
    public required Func<T, InboxMessage> Hear { get; init; }

    /// <summary>What the state of such a case holds of ERP and warehouse.</summary>
    public required Func<string?, BackOfficeState?> Read { get; init; }
}
