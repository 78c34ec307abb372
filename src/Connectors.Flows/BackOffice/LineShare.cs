using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>What a part of a line costs, so that all its parts together come to the line's amount. Pure.</summary>
internal static class LineShare
{
    /// <summary>The share, to the smallest coin of the currency, or to the amount's own places where it is finer.</summary>
    /// <param name="amount">What all of the line costs.</param>
    /// <param name="quantity">How many the part has.</param>
    /// <param name="whole">How many the line has; above zero.</param>
    /// <param name="before">How many the parts before it have.</param>
    public static Money Of(Money amount, decimal quantity, decimal whole, decimal before = 0m)
    {
        var places = amount.Decimals;
        return amount with { Amount = UpTo(before + quantity) - UpTo(before) };

        decimal UpTo(decimal count) => decimal.Round(amount.Amount * count / whole, places, MidpointRounding.AwayFromZero);
    }
}
