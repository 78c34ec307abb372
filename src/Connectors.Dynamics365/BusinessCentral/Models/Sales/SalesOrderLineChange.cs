namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A change of a line of a sales order; the ERP accepts none but quantities to post once the order is released.</summary>
/// <remarks>The properties are in the order in which the ERP is to validate them. Null leaves a member as it is.</remarks>
public sealed record SalesOrderLineChange
{
    /// <summary>The variant.</summary>
    public Guid? ItemVariantId { get; init; }

    /// <summary>The location.</summary>
    public Guid? LocationId { get; init; }

    /// <summary>Unit of the quantity, at most 10 characters.</summary>
    public string? UnitOfMeasureCode { get; init; }

    /// <summary>How many of the unit; negative takes off.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>VAT product posting group, at most 50 characters.</summary>
    public string? TaxCode { get; init; }

    /// <summary>Price of one unit, with or without tax as the document says.</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>Discount in percent.</summary>
    public decimal? DiscountPercent { get; init; }

    /// <summary>Discount on the whole line.</summary>
    public decimal? DiscountAmount { get; init; }

    /// <summary>Text, at most 100 characters.</summary>
    public string? Description { get; init; }

    /// <summary>More text, at most 50 characters.</summary>
    public string? Description2 { get; init; }

    /// <summary>Planned shipment date.</summary>
    public DateOnly? ShipmentDate { get; init; }

    /// <summary>How much the next posting ships. Before the quantity to invoice, which it sets anew.</summary>
    public decimal? ShipQuantity { get; init; }

    /// <summary>How much the next posting invoices; 0 on all lines posts a shipment alone.</summary>
    public decimal? InvoiceQuantity { get; init; }
}
