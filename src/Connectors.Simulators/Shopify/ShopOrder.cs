namespace Connectors.Simulators.Shopify;

/// <summary>An order, or a draft, that a business places through SparkLayer.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record ShopOrder
{
    /// <summary>Its lines; at least one.</summary>
    public required IReadOnlyList<ShopLine> Lines { get; init; }

    /// <summary>Global id of the business that orders, from <see cref="SimulatedShop.AddCustomer"/>; null is the first one. Default null.</summary>
    public string? CustomerId { get; init; }

    /// <summary>SparkLayer's id of the cart.</summary>
    public string CartId { get; init; } = "5f0c2d64-6f0f-4b1c-9c0e-0d6f2f0a9d11";

    /// <summary><c>paymentOnAccount</c>, <c>paymentByInvoice</c> or <c>upfrontPayment</c>.</summary>
    public string PaymentType { get; init; } = "paymentOnAccount";

    /// <summary>Days of the payment terms; null for none.</summary>
    public int? NetDays { get; init; } = 30;

    /// <summary>Whether it is paid.</summary>
    public bool IsPaid { get; init; }

    /// <summary>The buyer's PO number; null for none.</summary>
    public string? PoNumber { get; init; }

    /// <summary>The buyer's note; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>Note attributes beside those of SparkLayer, by name. Never null.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get => field ?? new Dictionary<string, string>(); init; }

    /// <summary>What the delivery costs before tax; null for an order without one. Default null.</summary>
    public decimal? DeliveryPrice { get; init; }

    /// <summary>Whether a business orders. Default true; a private person's order carries no mark of SparkLayer.</summary>
    public bool IsBusiness { get; init; } = true;
}
