namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A change of the head of a draft credit memo.</summary>
/// <remarks>The properties are in the order in which the ERP is to validate them. Null leaves a member as it is.</remarks>
public sealed record SalesCreditMemoChange
{
    /// <summary>Our number on it, at most 35 characters.</summary>
    public string? ExternalDocumentNumber { get; init; }

    /// <summary>Telephone number, at most 30 characters.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>E-mail address, at most 80 characters.</summary>
    public string? Email { get; init; }

    /// <summary>First global dimension, at most 20 characters.</summary>
    public string? ShortcutDimension1Code { get; init; }

    /// <summary>Second global dimension, at most 20 characters.</summary>
    public string? ShortcutDimension2Code { get; init; }

    /// <summary>Date of the credit memo.</summary>
    public DateOnly? CreditMemoDate { get; init; }

    /// <summary>Date of posting.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>Number of the posted invoice that it settles when it is posted, at most 20 characters.</summary>
    public string? InvoiceNumber { get; init; }

    /// <summary>Why the goods came back.</summary>
    public Guid? CustomerReturnReasonId { get; init; }

    /// <summary>Names the document and none of its content, which may be personal data.</summary>
    public override string ToString() => nameof(SalesCreditMemoChange);
}
