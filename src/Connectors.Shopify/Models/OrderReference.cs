namespace Connectors.Shopify.Models;

/// <summary>An order, named.</summary>
public sealed record OrderReference
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it. Empty when not given.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Where the payment stands; empty when not selected.</summary>
    public OrderFinancialStatus DisplayFinancialStatus { get; init; }

    /// <summary>What is not paid yet; null when not selected.</summary>
    public MoneyBag? TotalOutstandingSet { get; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"OrderReference {Id}";
}
