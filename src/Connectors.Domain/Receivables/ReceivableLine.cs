using Connectors.Domain.Values;

namespace Connectors.Domain.Receivables;

/// <summary>One document of an order on account, or the order itself while it has none.</summary>
public sealed record ReceivableLine
{
    /// <summary>What the ERP calls the account; null when it did not say. May be personal data.</summary>
    public string? Company { get; init; }

    /// <summary>The account that owes it; null while the order was not booked.</summary>
    public CustomerNumber? Account { get; init; }

    /// <summary>The marketplace's order id.</summary>
    public required string OrderId { get; init; }

    /// <summary>The buyer's own order number as the document has it; null when there is none. May be personal data.</summary>
    public string? PurchaseOrderNumber { get; init; }

    /// <summary>Number of the invoice or credit note; null while nothing is invoiced.</summary>
    public string? Document { get; init; }

    /// <summary>The ERP's code of its terms, else that of its account; null when neither is told.</summary>
    public string? Terms { get; init; }

    /// <summary>The day it was posted; null while nothing is, and when the ERP did not say.</summary>
    public DateOnly? PostedOn { get; init; }

    /// <summary>The last day on which it is to be paid; null when the ERP did not say.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>What the order comes to; null where that was not kept.</summary>
    public Money? Ordered { get; init; }

    /// <summary>What the document comes to with tax, below zero for a credit note; null while nothing is invoiced, and when the ERP did not say.</summary>
    public Money? Invoiced { get; init; }

    /// <summary>What of it is still open; null while nothing is invoiced, and when the ERP did not say.</summary>
    public Money? Remaining { get; init; }

    /// <summary>What of it is open behind its last day: all that remains, or zero; null where either is not known.</summary>
    public Money? Overdue { get; init; }

    /// <summary>By how many days; zero while it is not.</summary>
    public int DaysOverdue { get; init; }

    /// <summary>Order and document; nothing of the buyer.</summary>
    public override string ToString() => $"{OrderId} {Document ?? "not invoiced"}";
}
