using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>A posted document by which a customer of the ERP owes, or is owed: an invoice, a credit note.</summary>
public sealed record ErpReceivable
{
    /// <summary>The number people use.</summary>
    public required string Number { get; init; }

    /// <summary>Who owes it: the account that it is billed to.</summary>
    public required CustomerNumber Customer { get; init; }

    /// <summary>The external number that it carries, that of its order as a rule; null when there is none.</summary>
    public string? ExternalNumber { get; init; }

    /// <summary>Number of the invoice that a credit note credits; null for an invoice, and where the ERP did not say.</summary>
    public string? CreditedNumber { get; init; }

    /// <summary>The buyer's own order number on it; null when there is none. May be personal data.</summary>
    public string? PurchaseOrderNumber { get; init; }

    /// <summary>The ERP's code of the terms it is to be paid by; null when it did not say.</summary>
    public string? Terms { get; init; }

    /// <summary>The day it was posted; null when the ERP did not say.</summary>
    public DateOnly? PostedOn { get; init; }

    /// <summary>The last day on which it is to be paid; null when the ERP did not say.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>Currency of its amounts.</summary>
    public required CurrencyCode Currency { get; init; }

    /// <summary>Total with tax, below zero for a credit note; null when the ERP did not say.</summary>
    public decimal? Total { get; init; }

    /// <summary>What of it is still open, below zero for a credit note; null when the ERP did not say.</summary>
    public decimal? Remaining { get; init; }

    /// <summary>Its number; nothing of the buyer.</summary>
    public override string ToString() => $"Document {Number}";
}
