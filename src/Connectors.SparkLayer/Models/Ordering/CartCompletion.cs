namespace Connectors.SparkLayer.Models;

/// <summary>How a cart is to be placed.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record CartCompletion
{
    /// <summary>The way to send, from <see cref="CartCalculation.ReadShippingRates"/>.</summary>
    public required string ShippingRateHandle { get; init; }

    /// <summary>How it is paid.</summary>
    public required OrderPaymentMethod PaymentMethod { get; init; }

    /// <summary>Codes of broken rules that do not matter, <c>*</c> for all; null for none.</summary>
    public IReadOnlyList<string>? IgnoreValidationErrors { get; init; }
}
