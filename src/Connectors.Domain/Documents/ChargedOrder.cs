namespace Connectors.Domain.Documents;

/// <summary>A sales order that was written with lines of marketplace fees, whose postings are looked for.</summary>
/// <param name="OrderId">The marketplace's order id.</param>
/// <param name="Number">The ERP's number of the sales order.</param>
/// <param name="ExternalNumber">The number that the ERP was given for it.</param>
/// <remarks>Value equality does not look into the list.</remarks>
public sealed record ChargedOrder(string OrderId, string Number, string ExternalNumber)
{
    /// <summary>The fees that it was written with; never null.</summary>
    public IReadOnlyList<SalesOrderFee> Fees { get => field ?? []; init; }
}
