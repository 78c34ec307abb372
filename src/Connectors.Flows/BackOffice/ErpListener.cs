using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.BackOffice;

/// <summary>A flow's orders of one channel that an ERP keeps: their cases are told when it does not show of them what they know.</summary>
internal sealed record ErpListener
{
    /// <summary>The ERP that is asked.</summary>
    public required ConnectionName Erp { get; init; }

    /// <summary>Where the orders come from; the keys of their cases begin with it.</summary>
    public required ConnectionName Channel { get; init; }

    /// <summary>The kind of their cases.</summary>
    public required string Flow { get; init; }

    /// <summary>Time between two looks at an order.</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>Whether the ERP's own people send the goods, so that what becomes of the sales order is news until it is posted whole.</summary>
    public bool LeavesFromErp { get; init; }

    /// <summary>Makes the message by which the case with this key hears of it, of the given id.</summary>
    public required Func<string, string, BackOfficeInput, InboxMessage> Tell { get; init; }

    /// <summary>What the state of such a case holds of ERP and warehouse.</summary>
    public required Func<string?, BackOfficeState?> Read { get; init; }
}
