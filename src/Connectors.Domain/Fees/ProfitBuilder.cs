using System.Runtime.InteropServices;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fees;

/// <summary>Adds up what orders brought and cost, by what each transaction stands for in the fee table. Takes each line once, in any order; keeps one sum an order and currency. Not for use by two threads at once.</summary>
/// <param name="fees">How transactions are booked.</param>
/// <remarks>Lines that carry no money, payouts, and types that the table ignores, rejects or does not know are left out. Sales on account are in: the channel sold them, whoever was paid.</remarks>
public sealed class ProfitBuilder(FeeMap fees)
{
    private readonly FeeMap _fees = fees ?? throw new ArgumentNullException(nameof(fees));
    private readonly Dictionary<(string? Order, CurrencyCode Currency), Sums> _sums = [];

    /// <summary>Takes a line.</summary>
    public void Add(SettlementLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.State == SettlementLineState.NotApplicable || _fees.TryFind(line.Type, line.FeeCode) is not { Treatment: not (FeeTreatment.Payout or FeeTreatment.Ignore or FeeTreatment.Reject) } row)
            return;
        ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, (line.OrderId, line.Amount.Currency), out _);
        sums.Add(row.Treatment, line.Amount.Amount);
    }

    /// <summary>Whether a line is commission that was kept: such a line uses up what was expected.</summary>
    public bool IsCommission(SettlementLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.State != SettlementLineState.NotApplicable && line.Amount.Amount < 0m && _fees.TryFind(line.Type, line.FeeCode)?.Treatment == FeeTreatment.Commission;
    }

    /// <summary>What each order brought and cost, by order id and currency; what is about no order comes first.</summary>
    /// <param name="expected">Tells what an order was expected to cost; null when nobody knows the order.</param>
    public IReadOnlyList<OrderProfit> Build(Func<string, ExpectedCommission?> expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return
        [
            .. _sums.OrderBy(static s => s.Key.Order, StringComparer.Ordinal).ThenBy(static s => s.Key.Currency.Value, StringComparer.Ordinal).Select(s =>
            {
                var known = s.Key.Order is { } order ? expected(order) : null;
                return new OrderProfit
                {
                    OrderId = s.Key.Order,
                    Channel = known?.Channel,
                    Currency = s.Key.Currency,
                    Sales = s.Value.Sales,
                    Refunds = s.Value.Refunds,
                    Commission = s.Value.Kept,
                    CommissionGivenBack = s.Value.GivenBack,
                    Others = s.Value.Others,
                    Expected = known?.Commission is { } commission && commission.Currency == s.Key.Currency ? -commission.Amount : null,
                };
            }),
        ];
    }

    /// <summary>The same by channel: what orders of each brought and cost, in each currency. What was expected, and differs, adds up over the orders of which both is known.</summary>
    /// <param name="orders">The orders, of one cycle or several.</param>
    public static IReadOnlyList<ChannelProfit> ByChannel(IEnumerable<OrderProfit> orders)
    {
        ArgumentNullException.ThrowIfNull(orders);
        return
        [
            .. orders.GroupBy(static o => (o.Channel, o.Currency)).OrderBy(static g => g.Key.Channel, StringComparer.Ordinal).ThenBy(static g => g.Key.Currency.Value, StringComparer.Ordinal).Select(static g => new ChannelProfit
            {
                Channel = g.Key.Channel,
                Currency = g.Key.Currency,
                Orders = g.Where(static o => o.OrderId is not null).Select(static o => o.OrderId).Distinct(StringComparer.Ordinal).Count(),
                Sales = g.Sum(static o => o.Sales),
                Refunds = g.Sum(static o => o.Refunds),
                Commission = g.Sum(static o => o.Commission),
                CommissionGivenBack = g.Sum(static o => o.CommissionGivenBack),
                Others = g.Sum(static o => o.Others),
                Compared = g.Count(static o => o.Difference is not null),
                Difference = g.Sum(static o => o.Difference ?? 0m),
            }),
        ];
    }

    private struct Sums
    {
        internal decimal Sales { get; private set; }

        internal decimal Refunds { get; private set; }

        internal decimal Kept { get; private set; }

        internal decimal GivenBack { get; private set; }

        internal decimal Others { get; private set; }

        internal void Add(FeeTreatment treatment, decimal amount)
        {
            switch (treatment)
            {
                case FeeTreatment.Sale:
                    Sales += amount;
                    break;
                case FeeTreatment.Refund:
                    Refunds += amount;
                    break;
                case FeeTreatment.Commission when amount < 0m:
                    Kept += amount;
                    break;
                case FeeTreatment.Commission:
                    GivenBack += amount;
                    break;
                default:
                    Others += amount;
                    break;
            }
        }
    }
}
