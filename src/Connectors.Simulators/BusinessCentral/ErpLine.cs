namespace Connectors.Simulators.BusinessCentral;

/// <summary>A line of a sales document.</summary>
internal sealed class ErpLine
{
    public required Guid Id { get; set; }

    public required int Sequence { get; init; }

    public string LineType { get; set; } = "Comment";

    public ErpItemRecord? Item { get; set; }

    public string ObjectNumber { get; set; } = string.Empty;

    public string Description { get; set; } = string.Empty;

    public string Description2 { get; set; } = string.Empty;

    public string Unit { get; set; } = string.Empty;

    public decimal PerUnit { get; set; } = 1m;

    public decimal Quantity { get; set; }

    /// <summary>What one of its unit costs the customer by a price list of their own, tax included; null for what everybody pays.</summary>
    public decimal? AgreedPrice { get; set; }

    public decimal UnitPrice { get; set; }

    public decimal DiscountPercent { get; set; }

    public decimal DiscountAmount { get; set; }

    public string TaxCode { get; set; } = string.Empty;

    public DateOnly? ShipmentDate { get; set; }

    public Guid LocationId { get; set; }

    public Guid VariantId { get; set; }

    public decimal Shipped { get; set; }

    public decimal Invoiced { get; set; }

    /// <summary>What the next posting ships; null is all that is outstanding.</summary>
    public decimal? ShipNext { get; set; }

    /// <summary>What the next posting invoices; null is all that will be shipped and is not invoiced.</summary>
    public decimal? InvoiceNext { get; set; }

    public decimal ToShip => ShipNext ?? (Quantity - Shipped);

    public decimal ToInvoice => InvoiceNext ?? (Quantity - Invoiced);

    public decimal TaxPercent => LineType == "Comment" || TaxCode == "ZERO" ? 0m : 20m;

    /// <summary>Line amount in the document's price mode.</summary>
    public decimal Amount => Round((Quantity * UnitPrice) - DiscountAmount);

    public decimal Including(bool pricesIncludeTax, decimal amount) => pricesIncludeTax ? amount : Round(amount * (100m + TaxPercent) / 100m);

    public decimal Excluding(bool pricesIncludeTax, decimal amount) => pricesIncludeTax ? Round(amount * 100m / (100m + TaxPercent)) : amount;

    /// <summary>The price list's price: planned anew by every validation of item, unit and quantity.</summary>
    public void PlanPrice(bool pricesIncludeTax)
    {
        if (Item is { } item)
            UnitPrice = pricesIncludeTax ? PriceOf(item) : RoundPrice(PriceOf(item) * 100m / (100m + TaxPercent));
    }

    private decimal PriceOf(ErpItemRecord item) => AgreedPrice ?? (item.UnitPrice * PerUnit);

    public ErpLine Copy() => (ErpLine)MemberwiseClone();

    /// <summary>The same line in another document.</summary>
    public ErpLine Copy(Guid id)
    {
        var copy = Copy();
        copy.Id = id;
        return copy;
    }

    public static decimal Round(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    /// <summary>Prices of a unit have five decimals.</summary>
    public static decimal RoundPrice(decimal amount) => Math.Round(amount, 5, MidpointRounding.AwayFromZero);

    /// <summary>The part of an amount that falls to some of a quantity after others: the parts add up to the amount.</summary>
    public static decimal Part(decimal amount, decimal before, decimal quantity, decimal of) =>
        of == 0m ? 0m : Round(amount * (before + quantity) / of) - Round(amount * before / of);
}
