using System.Collections.Frozen;
using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>What a part of a line costs, so that all its parts together come to the line's amount. Pure.</summary>
internal static class LineShare
{
    private const int Pennies = 2;

    // Dividing by one with all the zeros a decimal can have takes the trailing ones away: marketplaces write 20.0000 for 20.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>Currencies (ISO 4217) whose smallest coin is another than a hundredth: nobody takes a part of it.</summary>
    private static readonly FrozenDictionary<string, int> Places = new[]
    {
        (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"), (3, "BHD IQD JOD KWD LYD OMR TND"),
    }.SelectMany(static p => p.Item2.Split(' ').Select(code => (Code: code, Places: p.Item1))).ToFrozenDictionary(static p => p.Code, static p => p.Places, StringComparer.Ordinal);

    /// <summary>The share, to the smallest coin of the currency, or to the amount's own places where it is finer.</summary>
    /// <param name="amount">What all of the line costs.</param>
    /// <param name="quantity">How many the part has.</param>
    /// <param name="whole">How many the line has; above zero.</param>
    /// <param name="before">How many the parts before it have.</param>
    public static Money Of(Money amount, decimal quantity, decimal whole, decimal before = 0m)
    {
        var places = PlacesOf(amount);
        return amount with { Amount = UpTo(before + quantity) - UpTo(before) };

        decimal UpTo(decimal count) => decimal.Round(amount.Amount * count / whole, places, MidpointRounding.AwayFromZero);
    }

    /// <summary>How many decimals a part of an amount has.</summary>
    public static int PlacesOf(Money amount) => Math.Max(Places.GetValueOrDefault(amount.Currency.Value, Pennies), (int)(amount.Amount / One).Scale);
}
