using Connectors.Domain.Values;

namespace Connectors.Domain.Orders;

/// <summary>What the ERP says an order costs this customer, and how it rounds.</summary>
/// <remarks>Value equality does not look into <see cref="Prices"/>.</remarks>
public sealed record ErpPricing
{
    /// <summary>Currency of the prices.</summary>
    public required CurrencyCode Currency { get; init; }

    /// <summary>Whether the ERP's prices contain the tax; the order's may differ and are converted at the line's rate.</summary>
    public required bool PricesIncludeTax { get; init; }

    /// <summary>Whether the customer is exempt from tax.</summary>
    public required bool IsTaxExempt { get; init; }

    /// <summary>Where tax is rounded: on each line, or once per tax group of the order.</summary>
    public required TaxRounding TaxRounding { get; init; }

    /// <summary>How amounts are rounded to coins. Default half away from zero.</summary>
    public MidpointRounding Rounding { get; init; } = MidpointRounding.AwayFromZero;

    /// <summary>Decimal places of the smallest coin, 0 to 6; 2 for pounds.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>One price for each line of the order; never null.</summary>
    public IReadOnlyList<ErpPrice> Prices { get => field ?? []; init; }
}
