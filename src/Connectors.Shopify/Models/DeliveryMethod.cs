namespace Connectors.Shopify.Models;

/// <summary>How it is delivered.</summary>
public sealed record DeliveryMethod
{
    /// <summary><c>SHIPPING</c>, <c>PICK_UP</c>, <c>LOCAL</c> …</summary>
    public string? MethodType { get; init; }

    /// <summary>The name that the buyer saw.</summary>
    public string? PresentedName { get; init; }
}
