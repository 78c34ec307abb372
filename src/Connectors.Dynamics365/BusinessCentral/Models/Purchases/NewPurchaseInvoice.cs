namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A purchase invoice to create as a draft, with its lines, in one transaction.</summary>
/// <remarks>The ERP validates members in the order they arrive, and later ones recalculate earlier ones, so the order of these properties is part of the contract. Null is left out.</remarks>
public sealed record NewPurchaseInvoice
{
    /// <summary>Number of the vendor, at most 20 characters.</summary>
    public required string VendorNumber { get; init; }

    /// <summary>The vendor's own number, at most 35 characters; posted invoices of one vendor may not share one.</summary>
    public string? VendorInvoiceNumber { get; init; }

    /// <summary>Vendor who is paid, at most 20 characters; null for the same.</summary>
    public string? PayToVendorNumber { get; init; }

    /// <summary>Currency; the local code means the local currency, null the vendor's.</summary>
    public string? CurrencyCode { get; init; }

    /// <summary>Whether prices contain the tax; null for the vendor's setting.</summary>
    public bool? PricesIncludeTax { get; init; }

    /// <summary>First global dimension, at most 20 characters.</summary>
    public string? ShortcutDimension1Code { get; init; }

    /// <summary>Second global dimension, at most 20 characters.</summary>
    public string? ShortcutDimension2Code { get; init; }

    /// <summary>Date of the invoice; null for today.</summary>
    public DateOnly? InvoiceDate { get; init; }

    /// <summary>Date of posting.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>When it is to be paid; null for what the terms say.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>Discount on the whole document.</summary>
    public decimal? DiscountAmount { get; init; }

    /// <summary>Its dimensions beyond the two above; null for the vendor's. Before the lines, which take them over.</summary>
    public IReadOnlyList<NewDimensionSetLine>? DimensionSetLines { get; init; }

    /// <summary>Its lines, in order.</summary>
    public IReadOnlyList<NewPurchaseInvoiceLine>? PurchaseInvoiceLines { get; init; }

    /// <summary>Names the document and none of its content, which may be personal data.</summary>
    public override string ToString() => nameof(NewPurchaseInvoice);
}
