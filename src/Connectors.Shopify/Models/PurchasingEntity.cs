namespace Connectors.Shopify.Models;

/// <summary>Who buys: a customer, or a company of Shopify's own B2B.</summary>
public sealed record PurchasingEntity
{
    /// <summary><c>Customer</c>, <c>PurchasingCompany</c>, or a word of a newer version.</summary>
    public string? Kind { get; init; }

    /// <summary>The company; null for a customer.</summary>
    public CompanyReference? Company { get; init; }

    /// <summary>The company's location; null for a customer.</summary>
    public CompanyReference? Location { get; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"PurchasingEntity {Kind}";
}
