namespace Connectors.ShipBob.Models;

/// <summary>An order to send.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record NewOrder
{
    /// <summary>Our immutable unique reference, at most 300 characters: a second order with it is refused.</summary>
    public required string ReferenceId { get; init; }

    /// <summary>The number people see, at most 400 characters; null means the reference.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>What kind of order it is.</summary>
    public required OrderType Type { get; init; }

    /// <summary>Matched with the merchant's ship options; an unknown text makes a new method on the standard service.</summary>
    public required string ShippingMethod { get; init; }

    /// <summary>Who receives the goods.</summary>
    public required Recipient Recipient { get; init; }

    /// <summary>What to send.</summary>
    public required IReadOnlyList<NewOrderProduct> Products { get; init; }

    /// <summary>When the customer ordered, UTC.</summary>
    public DateTimeOffset? PurchaseDate { get; init; }

    /// <summary>The fulfilment centre that must send it; null leaves it to the warehouse.</summary>
    public long? LocationId { get; init; }

    /// <summary>Printed text, at most 500 characters; null for none.</summary>
    public string? GiftMessage { get; init; }

    /// <summary>Names and values to keep with it; null for none.</summary>
    public IReadOnlyList<OrderTag>? Tags { get; init; }

    /// <summary>What a retailer asks for; null for none.</summary>
    public RetailerProgramData? RetailerProgramData { get; init; }

    /// <summary>Names it and none of its content, which is personal data.</summary>
    public override string ToString() => $"New order {ReferenceId}";
}
