namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A line of a credit memo to create. A line of an item brings the goods back into stock when it is posted; money alone goes on an account.</summary>
/// <remarks>The ERP validates members in the order they arrive, and later ones recalculate earlier ones, so the order of these properties is part of the contract. Null is left out.</remarks>
public sealed record NewSalesCreditMemoLine
{
    /// <summary>What the line is about.</summary>
    public required SalesLineType LineType { get; init; }

    /// <summary>Number of the item, account or resource, at most 20 characters.</summary>
    public string? LineObjectNumber { get; init; }

    /// <summary>The variant; null for none.</summary>
    public Guid? ItemVariantId { get; init; }

    /// <summary>The location that the goods come back to; null for the company's default.</summary>
    public Guid? LocationId { get; init; }

    /// <summary>Unit of the quantity, at most 10 characters; null for the item's sales unit.</summary>
    public string? UnitOfMeasureCode { get; init; }

    /// <summary>How many of the unit; negative takes off.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>VAT product posting group, at most 50 characters; null for the item's.</summary>
    public string? TaxCode { get; init; }

    /// <summary>Price of one unit, with or without tax as the document says; null lets the ERP price it.</summary>
    public decimal? UnitPrice { get; init; }

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
