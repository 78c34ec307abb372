namespace Connectors.Simulators.BusinessCentral;

/// <summary>A line of a price list. A blank unit is the item's base unit, a blank currency the company's own.</summary>
internal sealed record ErpPrice(Guid Id, string List, ErpItemRecord Item, decimal Price)
{
    public bool Active { get; init; } = true;

    public string Unit { get; init; } = string.Empty;

    public decimal From { get; init; }

    public string Currency { get; init; } = string.Empty;

    public DateOnly? Begins { get; init; }

    public DateOnly? Ends { get; init; }
}
