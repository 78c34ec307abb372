namespace Connectors.Domain.Documents;

/// <summary>What an ERP has booked of marketplace fees by the documents of one sales order.</summary>
/// <param name="OrderId">The marketplace's order id.</param>
/// <remarks>Value equality does not look into the list.</remarks>
public sealed record ErpOrderFees(string OrderId)
{
    /// <summary>What is posted, invoices less credit notes, at most one entry a target and none that is zero; empty when nothing is. Below zero is taken off the sales. Never null.</summary>
    public IReadOnlyList<ErpBookedFee> Booked { get => field ?? []; init; }

    /// <summary>Why more may still be posted, or it cannot be told, in a sentence; null when what is posted is all.</summary>
    public string? Open { get; init; }
}
