using Connectors.Domain.Values;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>What the ERP makes of a line: quantity times price, rounded to the smallest coin, and then the discount off. Pure.</summary>
internal static class LineAmount
{
    /// <summary>The smallest coin of a currency: 0.01 for pounds.</summary>
    public static decimal CoinOf(CurrencyCode currency) => new(1, 0, 0, false, (byte)currency.Decimals);

    public static decimal Of(decimal quantity, decimal price, decimal? discount, CurrencyCode currency) =>
        decimal.Round(quantity * price, currency.Decimals, MidpointRounding.AwayFromZero) - (discount ?? 0m);
}
