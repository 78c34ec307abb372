using System.Globalization;
using Connectors.Domain.Fees;
using Connectors.Domain.Values;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Settlement;

/// <summary>
/// Gross against net, and what the import expected of the commission against what was kept: by order and by channel, for as long as a cycle's lines are kept (<see cref="SettlementPolicy.KeepLinesFor"/>). What was expected
/// stands with the order's own case; of an order that the store no longer knows there is nothing to compare with.
/// </summary>
public static class ProfitExport
{
    /// <summary>
    /// What each order brought and cost in a cycle. What was expected of an order counts in the first cycle that kept commission of it; later ones take it as zero, so that differences add up over cycles.
    /// One sum an order is held in memory.
    /// </summary>
    /// <param name="cases">The store.</param>
    /// <param name="fees">The fee table, which tells what each transaction stands for.</param>
    /// <param name="marketplace">Whose cycle.</param>
    /// <param name="cycleId">The marketplace's id of it.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>By order id; empty when the cycle is not known.</returns>
    public static async Task<IReadOnlyList<OrderProfit>> ReadAsync(ICaseQuery cases, FeeMap fees, ConnectionName marketplace, string cycleId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(fees);
        var (key, state) = await SettlementExport.StateAsync(cases, marketplace, cycleId, cancellationToken).ConfigureAwait(false);
        if (state?.Cycle is not { } cycle)
            return [];
        var builder = new ProfitBuilder(fees);
        var orders = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var line in CycleRows.ReadLatestAsync(cases, key, state.Run, cancellationToken).ConfigureAwait(false))
        {
            builder.Add(line);
            if (line.OrderId is { } order)
                orders.Add(order);
        }

        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var earlier in (await CycleRows.ReadBookedAsync(cases, cycle, cancellationToken).ConfigureAwait(false)).Where(static b => b.IsEarlier))
        {
            await foreach (var line in CycleRows.ReadLatestAsync(cases, SettlementFlow.CaseOf(marketplace, earlier.Id).Key, earlier.Run, cancellationToken).ConfigureAwait(false))
            {
                if (line.OrderId is { } order && orders.Contains(order) && builder.IsCommission(line))
                    used.Add(order);
            }
        }

        var expected = new Dictionary<string, ExpectedCommission>(StringComparer.Ordinal);
        foreach (var order in orders)
        {
            var view = await cases.GetCaseAsync(MarketplaceOrdersFlow.CaseOf(new OrderKey(marketplace, order)), cancellationToken).ConfigureAwait(false);
            if (MarketplaceOrdersFlow.Read(view?.State)?.Order is { } known && known.Commission != default)
                expected[order] = new ExpectedCommission(known.Channel, used.Contains(order) ? Money.Zero(known.Commission.Currency) : known.Commission);
        }

        return builder.Build(expected.GetValueOrDefault);
    }

    /// <summary>
    /// By order, columns <c>order_id,channel,currency,sales,refunds,commission,commission_given_back,others,net,expected_commission,difference</c>, with a header; the last two are empty where nothing is known to compare with.
    /// </summary>
    /// <param name="orders">What <see cref="ReadAsync"/> gave.</param>
    /// <param name="to">Where it is written.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task WriteOrdersAsync(IReadOnlyList<OrderProfit> orders, TextWriter to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(orders);
        ArgumentNullException.ThrowIfNull(to);
        await Csv.WriteAsync(to, ["order_id", "channel", "currency", "sales", "refunds", "commission", "commission_given_back", "others", "net", "expected_commission", "difference"], cancellationToken).ConfigureAwait(false);
        foreach (var order in orders)
        {
            await Csv.WriteAsync(
                to,
                [
                    order.OrderId, order.Channel, order.Currency.Value, Csv.Amount(order.Sales), Csv.Amount(order.Refunds), Csv.Amount(order.Commission), Csv.Amount(order.CommissionGivenBack), Csv.Amount(order.Others), Csv.Amount(order.Net),
                    order.Difference is null || order.Expected is not { } expected ? null : Csv.Amount(expected), order.Difference is { } difference ? Csv.Amount(difference) : null,
                ],
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>By channel, columns <c>channel,currency,orders,sales,refunds,commission,commission_given_back,others,net,orders_compared,difference</c>, with a header.</summary>
    /// <param name="orders">What <see cref="ReadAsync"/> gave, of one cycle or of several together.</param>
    /// <param name="to">Where it is written.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task WriteChannelsAsync(IReadOnlyList<OrderProfit> orders, TextWriter to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(orders);
        ArgumentNullException.ThrowIfNull(to);
        await Csv.WriteAsync(to, ["channel", "currency", "orders", "sales", "refunds", "commission", "commission_given_back", "others", "net", "orders_compared", "difference"], cancellationToken).ConfigureAwait(false);
        foreach (var channel in ProfitBuilder.ByChannel(orders))
        {
            await Csv.WriteAsync(
                to,
                [
                    channel.Channel, channel.Currency.Value, Number(channel.Orders), Csv.Amount(channel.Sales), Csv.Amount(channel.Refunds), Csv.Amount(channel.Commission), Csv.Amount(channel.CommissionGivenBack), Csv.Amount(channel.Others),
                    Csv.Amount(channel.Net), Number(channel.Compared), Csv.Amount(channel.Difference),
                ],
                cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
