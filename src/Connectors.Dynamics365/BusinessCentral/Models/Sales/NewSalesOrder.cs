namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A sales order to create, with its lines, in one transaction.</summary>
/// <remarks>
/// The ERP validates members in the order they arrive, and later ones recalculate earlier ones, so the order of these properties is
/// part of the contract. Null is left out. Send the ship-to block whole, with empty texts: what is left out keeps the customer's own.
/// </remarks>
public sealed record NewSalesOrder
{
    /// <summary>Number of the customer, at most 20 characters.</summary>
    public required string CustomerNumber { get; init; }

    /// <summary>Our number on it, at most 35 characters; the ERP upper-cases it and does not keep it unique.</summary>
    public string? ExternalDocumentNumber { get; init; }

    /// <summary>Customer who is invoiced, at most 20 characters; null for the same.</summary>
    public string? BillToCustomerNumber { get; init; }

    /// <summary>Currency; the local code means the local currency, null the customer's.</summary>
    public string? CurrencyCode { get; init; }

    /// <summary>Whether prices contain the tax; null for the customer's setting.</summary>
    public bool? PricesIncludeTax { get; init; }

    /// <summary>Who receives the goods, at most 100 characters.</summary>
    public string? ShipToName { get; init; }

    /// <summary>Contact of the recipient, at most 100 characters.</summary>
    public string? ShipToContact { get; init; }

    /// <summary>
    /// Country code of the ERP, at most 10 characters. Before the town, because a change of country clears town, county and postcode.
    /// </summary>
    public string? ShipToCountry { get; init; }

    /// <summary>First address line, at most 100 characters.</summary>
    public string? ShipToAddressLine1 { get; init; }

    /// <summary>Second address line, at most 50 characters.</summary>
    public string? ShipToAddressLine2 { get; init; }

    /// <summary>Town, at most 30 characters.</summary>
    public string? ShipToCity { get; init; }

    /// <summary>County, at most 30 characters.</summary>
    public string? ShipToState { get; init; }

    /// <summary>Postcode, at most 20 characters.</summary>
    public string? ShipToPostCode { get; init; }

    /// <summary>Telephone number, at most 30 characters.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>E-mail address, at most 80 characters.</summary>
    public string? Email { get; init; }

    /// <summary>First global dimension, at most 20 characters.</summary>
    public string? ShortcutDimension1Code { get; init; }

    /// <summary>Second global dimension, at most 20 characters.</summary>
    public string? ShortcutDimension2Code { get; init; }

    /// <summary>When it was ordered; null for today.</summary>
    public DateOnly? OrderDate { get; init; }

    /// <summary>Date of posting.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>Requested delivery.</summary>
    public DateOnly? RequestedDeliveryDate { get; init; }

    /// <summary>Payment terms; null for the customer's.</summary>
    public Guid? PaymentTermsId { get; init; }

    /// <summary>Shipment method; null for the customer's.</summary>
    public Guid? ShipmentMethodId { get; init; }

    /// <summary>Salesperson code, at most 20 characters; null for the customer's.</summary>
    public string? Salesperson { get; init; }

    /// <summary>Whether it may be shipped in parts; null for the customer's.</summary>
    public bool? PartialShipping { get; init; }

    /// <summary>Its dimensions beyond the two above; null for the customer's. Before the lines, which take them over.</summary>
    public IReadOnlyList<NewDimensionSetLine>? DimensionSetLines { get; init; }

    /// <summary>Its lines, in order.</summary>
    public IReadOnlyList<NewSalesOrderLine>? SalesOrderLines { get; init; }

    /// <summary>Names the document and none of its content, which is personal data.</summary>
    public override string ToString() => $"New sales order {ExternalDocumentNumber}";
}
