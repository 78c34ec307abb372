using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.BackOffice;

/// <summary>A flow's orders of one channel that a warehouse sends: what it shows of them is told to their cases.</summary>
internal sealed record WarehouseListener
{
    /// <summary>The warehouse that is asked.</summary>
    public required ConnectionName Warehouse { get; init; }

    /// <summary>Where the orders come from; their references begin with it.</summary>
    public required ConnectionName Channel { get; init; }

    /// <summary>The kind of their cases, whose keys are the orders' own.</summary>
    public required string Flow { get; init; }

    /// <summary>Longest time between two polls that it can do with.</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>How far a poll reaches back behind the newest change that was seen.</summary>
    public required TimeSpan Overlap { get; init; }

    /// <summary>How far the very first poll reaches back.</summary>
    public required TimeSpan FirstReach { get; init; }

    /// <summary>How much our clock and the warehouse's may differ before a person must see it.</summary>
    public required TimeSpan ClockTolerance { get; init; }

    /// <summary>Makes the input of a snapshot.</summary>
    public required Func<WarehouseOrder, InboxMessage> Hear { get; init; }

    /// <summary>What the state of such a case holds of ERP and warehouse.</summary>
    public required Func<string?, BackOfficeState?> Read { get; init; }
}
