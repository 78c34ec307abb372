using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;

namespace Connectors.Domain.Values;

/// <summary>An amount of one currency, in major units (12.34 is twelve pounds and thirty-four pence).</summary>
/// <param name="Amount">The amount; any scale, never rounded silently.</param>
/// <param name="Currency">The currency it is in.</param>
/// <remarks>Arithmetic across currencies throws: it is a broken contract, not an outcome. <c>default</c> is zero of no currency.</remarks>
[JsonConverter(typeof(MoneyJsonConverter))]
public readonly record struct Money(decimal Amount, CurrencyCode Currency)
{
    private const int MaxScale = 28;

    // Dividing by one with all the zeros a decimal can have takes the trailing ones away: marketplaces write 20.0000 for 20.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>How many decimals a part of this amount has: those of the currency's smallest coin, or the amount's own where it is finer. Zeros at its end are none.</summary>
    public int Decimals => Math.Max(Currency.Decimals, (int)(Amount / One).Scale);

    /// <summary>Nothing, in the given currency.</summary>
    public static Money Zero(CurrencyCode currency) => new(0m, currency);

    /// <summary>The sum of two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + right.Amount, Same(left, right));

    /// <summary>The difference of two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right) => new(left.Amount - right.Amount, Same(left, right));

    /// <summary>The amount with its sign turned.</summary>
    public static Money operator -(Money money) => money with { Amount = -money.Amount };

    /// <summary>The amount times a factor, unrounded.</summary>
    public static Money operator *(Money money, decimal factor) => money with { Amount = money.Amount * factor };

    /// <summary>The amount rounded to <paramref name="decimals"/> places in the named way.</summary>
    public Money Round(int decimals, MidpointRounding rounding) => this with { Amount = decimal.Round(Amount, decimals, rounding) };

    /// <summary>
    /// Splits the amount by weights into parts of <paramref name="decimals"/> places that add up to it exactly;
    /// the pennies left over go to the largest remainders, earlier parts first.
    /// </summary>
    /// <param name="weights">One non-negative weight a part; at least one above zero.</param>
    /// <param name="decimals">Decimal places of the smallest coin, 2 for pounds.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decimals"/> is not 0 to 28.</exception>
    /// <exception cref="ArgumentException">There is no positive weight, a weight is negative, or the amount is finer than the smallest coin.</exception>
    public IReadOnlyList<Money> Allocate(IReadOnlyList<decimal> weights, int decimals)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Any(static w => w < 0) || !weights.Any(static w => w > 0))
            throw new ArgumentException("Weights must not be negative and at least one must be above zero.", nameof(weights));
        if (decimal.Round(Amount, decimals, MidpointRounding.ToZero) != Amount)
            throw new ArgumentException($"{Amount.ToString(CultureInfo.InvariantCulture)} has more than {decimals} decimals.", nameof(decimals));

        // In whole coins and whole weights, so that no division rounds behind our back.
        var coins = Whole(Math.Abs(Amount), decimals);
        var shares = weights.Select(static w => Whole(w, MaxScale)).ToArray();
        var total = shares.Aggregate(static (sum, w) => sum + w);
        var parts = shares.Select(w => coins * w / total).ToArray();
        var coinsLeft = (int)(coins - parts.Aggregate(static (sum, p) => sum + p));
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => coins * shares[i] % total).Take(coinsLeft))
            parts[i]++;

        var coin = new decimal(1, 0, 0, Amount < 0, (byte)decimals);
        var currency = Currency;
        return [.. parts.Select(p => new Money((decimal)p * coin, currency))];
    }

    /// <summary>The amount and its currency, for example <c>12.34 GBP</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Currency}");

    private static CurrencyCode Same(Money left, Money right) => left.Currency == right.Currency
        ? left.Currency
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} cannot be combined without an exchange rate.");

    /// <summary>The amount in units of the given decimal place; the amount must not be finer.</summary>
    private static BigInteger Whole(decimal amount, int decimals)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(amount, bits);
        var digits = unchecked(((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0]);
        return amount.Scale <= decimals
            ? digits * BigInteger.Pow(10, decimals - amount.Scale)
            : digits / BigInteger.Pow(10, amount.Scale - decimals);
    }
}
