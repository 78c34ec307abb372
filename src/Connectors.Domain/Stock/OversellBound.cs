using System.Globalization;
using System.Numerics;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Stock;

/// <summary>Finds the safety stock that a stale view of stock needs.</summary>
/// <remarks>
/// A channel shows what there was one lag ago, less the safety stock and its own sales. It can sell at most what it shows, so stock is oversold
/// only when the other channels sell more than the safety stock within the lag. All arithmetic is on whole numbers and rounded towards more risk.
/// </remarks>
public static class OversellBound
{
    private const int Digits = 40;
    private const int ProbabilityDigits = 24;

    /// <summary>The smallest safety stock with which stock is oversold in one lag with at most the accepted probability.</summary>
    /// <param name="assumption">How fast the others sell, and how late this channel hears of it.</param>
    /// <param name="accepted">Accepted probability: 0, or from 0.000000000001 to below 1.</param>
    /// <returns>The safety stock; <see cref="ReasonCatalogue.OversellPossible"/> when no risk is accepted but others can sell within the lag: then no safety stock is enough.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="accepted"/> is out of range.</exception>
    public static Outcome<RequiredSafetyStock> For(OversellAssumption assumption, decimal accepted)
    {
        ArgumentNullException.ThrowIfNull(assumption);
        if (accepted is not 0 and (< 0.000000000001m or >= 1))
            throw new ArgumentOutOfRangeException(nameof(accepted), accepted, "0, or a probability from 0.000000000001 to below 1, is expected.");
        if (assumption.OrdersPerHour == 0 || assumption.Lag == TimeSpan.Zero)
            return new RequiredSafetyStock(0m, 0m, accepted, assumption);
        if (accepted == 0)
            return Impossible(assumption);

        // P(more than n orders) = 1 - (t0 + .. + tn) / (t0 + t1 + ..), where t(k) = t(k-1) * expected / k.
        var one = BigInteger.Pow(10, Digits);
        var (expected, per) = Expected(assumption);
        var all = SumFromAbove(expected, per, one);
        var limit = all * (BigInteger)(accepted * 1_000_000_000_000_000_000_000_000_000m) / BigInteger.Pow(10, 27);
        var (term, sum) = (one, one);
        var orders = 0;
        while (all - sum > limit)
        {
            orders++;
            term = term * expected / (per * orders);
            sum += term;
        }

        var scale = BigInteger.Pow(10, ProbabilityDigits);
        var risk = (decimal)Above((all - sum) * scale, all) / (decimal)scale;
        return new RequiredSafetyStock(orders * assumption.LargestOrder, Math.Min(risk, accepted), accepted, assumption);
    }

    /// <summary>Orders expected within the lag, as an exact fraction in lowest terms.</summary>
    private static (BigInteger Expected, BigInteger Per) Expected(OversellAssumption assumption)
    {
        var expected = new BigInteger(assumption.OrdersPerHour * 1_000_000m) * assumption.Lag.Ticks;
        var per = new BigInteger(1_000_000L) * TimeSpan.TicksPerHour;
        var divisor = BigInteger.GreatestCommonDivisor(expected, per);
        return (expected / divisor, per / divisor);
    }

    /// <summary>The whole series, never too small: every term is rounded up, and what follows the last is less than that once terms halve.</summary>
    private static BigInteger SumFromAbove(BigInteger expected, BigInteger per, BigInteger one)
    {
        var (term, sum) = (one, one);
        for (var k = 1; term > BigInteger.One || expected * 2 > per * k; k++)
        {
            term = Above(term * expected, per * k);
            sum += term;
        }

        return sum + term;
    }

    private static BigInteger Above(BigInteger dividend, BigInteger divisor) => (dividend + divisor - 1) / divisor;

    private static Refusal Impossible(OversellAssumption assumption) => new()
    {
        Reason = ReasonCatalogue.OversellPossible,
        Message = "No safety stock makes overselling impossible while other channels sell within the lag.",
        Remedy = "Accept a probability above zero, or divide the stock between the channels.",
        Facts =
        [
            new Fact("orders expected within the lag", assumption.ExpectedOrders.ToString(CultureInfo.InvariantCulture)),
            new Fact("lag", assumption.Lag.ToString("c", CultureInfo.InvariantCulture)),
        ],
    };
}
