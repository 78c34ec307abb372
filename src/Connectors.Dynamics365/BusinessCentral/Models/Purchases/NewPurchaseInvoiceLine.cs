namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A line of a purchase invoice to create. A commission or a fee goes on an account with direct posting.</summary>
/// <remarks>The ERP validates members in the order they arrive, and later ones recalculate earlier ones, so the order of these properties is part of the contract. Null is left out.</remarks>
public sealed record NewPurchaseInvoiceLine
{
    /// <summary>What the line is about.</summary>
    public required PurchaseLineType LineType { get; init; }

    /// <summary>Number of the item, account or resource, at most 20 characters.</summary>
    public string? LineObjectNumber { get; init; }

    /// <summary>The variant; null for none.</summary>
    public Guid? ItemVariantId { get; init; }

    /// <summary>The location; null for the company's default.</summary>
    public Guid? LocationId { get; init; }

    /// <summary>Unit of the quantity, at most 10 characters; null for the item's purchase unit.</summary>
    public string? UnitOfMeasureCode { get; init; }

    /// <summary>How many of the unit.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>VAT product posting group, at most 50 characters; null for the item's or the account's.</summary>
    public string? TaxCode { get; init; }

    /// <summary>Cost of one unit, with or without tax as the document says.</summary>
    public decimal? UnitCost { get; init; }

    /// <summary>Discount in percent; null for none.</summary>
    public decimal? DiscountPercent { get; init; }

    /// <summary>Discount on the whole line; null for none.</summary>
    public decimal? DiscountAmount { get; init; }

    /// <summary>Text, at most 100 characters; null for the item's.</summary>
    public string? Description { get; init; }

    /// <summary>More text, at most 50 characters.</summary>
    public string? Description2 { get; init; }

    /// <summary>Its dimensions; null for those of the document and the item.</summary>
    public IReadOnlyList<NewDimensionSetLine>? DimensionSetLines { get; init; }
}
