namespace Connectors.Simulators.Ledger.Events;

/// <summary>What a line of a sales order stands for.</summary>
internal enum SalesLineRole
{
    Unspecified = 0,

    /// <summary>An item that is sent.</summary>
    Goods,

    /// <summary>A charge beside the goods, for example for delivery.</summary>
    Charge,

    /// <summary>Words only.</summary>
    Comment,
}
