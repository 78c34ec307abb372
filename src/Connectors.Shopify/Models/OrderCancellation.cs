namespace Connectors.Shopify.Models;

/// <summary>How an order is cancelled.</summary>
public sealed record OrderCancellation
{
    /// <summary>Why.</summary>
    public required OrderCancelReason Reason { get; init; }

    /// <summary>Whether the goods go back into stock.</summary>
    public bool Restock { get; init; }

    /// <summary>Whether what was paid is paid back the way it came. Default no.</summary>
    public bool RefundsPayments { get; init; }

    /// <summary>Whether the customer gets a mail. Default no.</summary>
    public bool NotifyCustomer { get; init; }

    /// <summary>Why, for people in the shop, at most 255 characters.</summary>
    public string? StaffNote { get; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"OrderCancellation {Reason}";
}
