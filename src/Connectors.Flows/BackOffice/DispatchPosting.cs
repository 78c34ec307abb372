namespace Connectors.Flows.BackOffice;

/// <summary>Who posts in the ERP what has left the warehouse.</summary>
public enum DispatchPosting
{
    /// <summary>The flow does, as shipped and invoiced, wherever the ERP's connection can post.</summary>
    ShipAndInvoice,

    /// <summary>The flow does, as shipped alone: people or the ERP's own jobs invoice. The ERP's connection must be able to.</summary>
    Ship,

    /// <summary>People or the ERP's own jobs do; the flow only looks.</summary>
    ByOthers,
}
