namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A sales credit memo to create as a draft, with its lines, in one transaction.</summary>
/// <remarks>The ERP validates members in the order they arrive, and later ones recalculate earlier ones, so the order of these properties is part of the contract. Null is left out.</remarks>
public sealed record NewSalesCreditMemo
{
    /// <summary>Number of the customer, at most 20 characters.</summary>
    public required string CustomerNumber { get; init; }

    /// <summary>Our number on it, at most 35 characters; the ERP upper-cases it and does not keep it unique.</summary>
    public string? ExternalDocumentNumber { get; init; }

    /// <summary>Customer who is invoiced, at most 20 characters; null for the same.</summary>
    public string? BillToCustomerNumber { get; init; }

    /// <summary>Currency; the local code means the local currency, null the customer's.</summary>
    public string? CurrencyCode { get; init; }

    /// <summary>Telephone number, at most 30 characters.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>E-mail address, at most 80 characters.</summary>
    public string? Email { get; init; }

    /// <summary>First global dimension, at most 20 characters.</summary>
    public string? ShortcutDimension1Code { get; init; }

    /// <summary>Second global dimension, at most 20 characters.</summary>
    public string? ShortcutDimension2Code { get; init; }

    /// <summary>Date of the credit memo; null for today.</summary>
    public DateOnly? CreditMemoDate { get; init; }

    /// <summary>Date of posting.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>Payment terms; null for the customer's.</summary>
    public Guid? PaymentTermsId { get; init; }

    /// <summary>Shipment method; null for the customer's.</summary>
    public Guid? ShipmentMethodId { get; init; }

    /// <summary>Salesperson code, at most 20 characters; null for the customer's.</summary>
    public string? Salesperson { get; init; }

    /// <summary>Number of the posted invoice that it settles when it is posted, at most 20 characters; null for none.</summary>
    public string? InvoiceNumber { get; init; }

    /// <summary>Why the goods came back.</summary>
    public Guid? CustomerReturnReasonId { get; init; }

    /// <summary>Discount on the whole document.</summary>
    public decimal? DiscountAmount { get; init; }

    /// <summary>Its dimensions beyond the two above; null for the customer's. Before the lines, which take them over.</summary>
    public IReadOnlyList<NewDimensionSetLine>? DimensionSetLines { get; init; }

    /// <summary>Its lines, in order.</summary>
    public IReadOnlyList<NewSalesCreditMemoLine>? SalesCreditMemoLines { get; init; }

    /// <summary>Names the document and none of its content, which may be personal data.</summary>
    public override string ToString() => nameof(NewSalesCreditMemo);
}
