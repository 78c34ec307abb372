namespace Connectors.Shopify.Models;

/// <summary>What of a line was refunded.</summary>
public sealed record RefundLine
{
    /// <summary>The vendor's global id; null on old refunds.</summary>
    public string? Id { get; init; }

    /// <summary>Units.</summary>
    public int Quantity { get; init; }

    /// <summary><c>NO_RESTOCK</c>, <c>CANCEL</c>, <c>RETURN</c> … Empty when not given.</summary>
    public string RestockType { get => field ?? string.Empty; init; }

    /// <summary>How much, without tax where prices have none.</summary>
    public MoneyBag? SubtotalSet { get; init; }

    /// <summary>Tax in it.</summary>
    public MoneyBag? TotalTaxSet { get; init; }

    /// <summary>The order's line.</summary>
    public LineReference? LineItem { get; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"RefundLine {Id}";
}
