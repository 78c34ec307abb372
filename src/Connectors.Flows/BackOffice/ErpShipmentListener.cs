using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.BackOffice;

/// <summary>A flow's orders of one channel whose goods leave without a warehouse that we know: what the ERP has posted of them is told to their cases.</summary>
internal sealed record ErpShipmentListener
{
    /// <summary>The ERP that is asked.</summary>
    public required ConnectionName Erp { get; init; }

    /// <summary>Where the orders come from; their external numbers begin with it.</summary>
    public required ConnectionName Channel { get; init; }

    /// <summary>The kind of their cases, whose keys are the external numbers.</summary>
    public required string Flow { get; init; }

    /// <summary>Longest time between two polls that it can do with.</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>How far a poll reaches back behind the newest change that was seen.</summary>
    public required TimeSpan Overlap { get; init; }

    /// <summary>How far the very first poll reaches back.</summary>
    public required TimeSpan FirstReach { get; init; }

    /// <summary>How much our clock and the ERP's may differ before a person must see it.</summary>
    public required TimeSpan ClockTolerance { get; init; }

    /// <summary>What the state of such a case holds of the ERP.</summary>
    public required Func<string?, BackOfficeState?> Read { get; init; }

    /// <summary>Makes the input by which an order hears of a shipment.</summary>
    public required Func<OrderKey, ErpShipment, InboxMessage> Hear { get; init; }
}
