using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Mirakl;

/// <summary>
/// The shop's account. Sales and their commission are written when the customer is debited and may be paid out once the order is received;
/// a cycle takes all that may be paid out, and its payout brings it to zero. A cycle that would be negative waits for the next.
/// </summary>
internal sealed class MiraklBooks(WorldState world)
{
    private const decimal Subscription = 39m;
    private static readonly TimeSpan PayoutDelay = TimeSpan.FromDays(2);

    private decimal _balance;
    private bool _closingPlanned;
    private (int Year, int Month)? _subscribed;

    /// <summary>By the time they were written.</summary>
    public List<MiraklTransaction> Lines { get; } = [];

    public List<MiraklCycle> Cycles { get; } = [];

    public decimal Sum(string state) => Lines.Where(l => l.State == state).Sum(static l => l.Amount);

    public void Debited(MiraklOrder order, DateTimeOffset now)
    {
        var variety = order.Variety;
        foreach (var line in order.Lines.Where(static l => !l.Refused))
        {
            Write("ORDER_AMOUNT", line.LivePrice, order, line, null, now);
            Write("ORDER_SHIPPING_AMOUNT", line.LiveShipping, order, line, null, now);
            Write("ORDER_FEE_AMOUNT", line.Fee, order, line, null, now);
            if (variety.NetPrices)
            {
                Write("ORDER_AMOUNT_TAX", variety.Tax(line.LivePrice), order, line, null, now);
                Write("ORDER_SHIPPING_AMOUNT_TAX", variety.Tax(line.LiveShipping), order, line, null, now);
            }

            Write("COMMISSION_FEE", -line.Commission, order, line, null, now);
            Write("COMMISSION_VAT", -line.CommissionTax, order, line, null, now);
        }
    }

    public void Refunded(MiraklOrder order, MiraklOrderLine line, MiraklAdjustment refund, DateTimeOffset now)
    {
        Write("REFUND_ORDER_AMOUNT", -refund.Amount, order, line, refund.Id, now);
        Write("REFUND_ORDER_SHIPPING_AMOUNT", -refund.ShippingAmount, order, line, refund.Id, now);
        if (order.Variety.NetPrices)
        {
            Write("REFUND_ORDER_AMOUNT_TAX", -order.Variety.Tax(refund.Amount), order, line, refund.Id, now);
            Write("REFUND_ORDER_SHIPPING_AMOUNT_TAX", -order.Variety.Tax(refund.ShippingAmount), order, line, refund.Id, now);
        }

        Write("REFUND_COMMISSION_FEE", refund.Commission, order, line, refund.Id, now);
        Write("REFUND_COMMISSION_VAT", refund.CommissionTax, order, line, refund.Id, now);
    }

    /// <summary>What the order brought may be paid out now.</summary>
    public void Received(MiraklOrder order, DateTimeOffset now)
    {
        foreach (var line in order.Transactions.Where(static l => l is { State: "PENDING", Line: not { HasIncident: true } }))
            MakePayable(line, now);
        PlanClosing(now);
    }

    /// <summary>The operator writes a line by hand: for the next cycle, or into one that is closed.</summary>
    /// <exception cref="ArgumentException">There is no such cycle.</exception>
    public void Add(string type, decimal amount, string? cycleId, DateTimeOffset now)
    {
        var cycle = cycleId is null ? null : Cycles.Find(c => c.Id == cycleId) ?? throw new ArgumentException($"The marketplace has no cycle {cycleId}.", nameof(cycleId));
        var first = Lines.Count;
        Write(type, amount, null, null, null, now);
        foreach (var line in Lines.Skip(first))
        {
            if (cycle is null)
                MakePayable(line, now);
            else
                (line.Cycle, line.State, line.UpdatedAt, line.DocumentNumber) = (cycle, "PAID", now, Lines.Find(l => l.Cycle == cycle)?.DocumentNumber);
        }

        if (cycle is null)
            PlanClosing(now);
    }

    private void Write(string type, decimal amount, MiraklOrder? order, MiraklOrderLine? line, string? refundId, DateTimeOffset now)
    {
        if (amount == 0m)
            return;
        _balance += amount;
        var written = new MiraklTransaction
        {
            Id = Dice.For(world.Options.Seed, "transaction", Lines.Count.Text()).Id().ToString(),
            Type = type,
            Amount = amount,
            Balance = _balance,
            Currency = order?.Currency ?? "GBP",
            CreatedAt = now,
            UpdatedAt = now,
            HidesAmount = order is not null && world.Happens("mirakl.line-without-amount", Lines.Count.Text(), order.Behaviours.LinesWithoutAmount),
            Order = order,
            Line = line,
            RefundId = refundId,
        };
        Lines.Add(written);
        order?.Transactions.Add(written);
        if (order?.ReceivedAt is not null && line?.HasIncident != true)
        {
            MakePayable(written, now);
            PlanClosing(now);
        }
    }

    private static void MakePayable(MiraklTransaction line, DateTimeOffset now)
    {
        line.State = "PAYABLE";
        line.UpdatedAt = now;
    }

    private void PlanClosing(DateTimeOffset now)
    {
        if (_closingPlanned)
            return;
        _closingPlanned = true;
        var length = world.Options.BillingCycle.Ticks;
        var next = world.Start + TimeSpan.FromTicks((((now - world.Start).Ticks / length) + 1) * length);
        world.Agenda.At(next, Close);
    }

    private void Close(DateTimeOffset now)
    {
        _closingPlanned = false;
        if (_subscribed != (now.Year, now.Month))
        {
            _subscribed = (now.Year, now.Month);
            var first = Lines.Count;
            Write("SUBSCRIPTION_FEE", -Subscription, null, null, null, now);
            Write("SUBSCRIPTION_VAT", -MiraklOrderLine.TaxOn(Subscription), null, null, null, now);
            foreach (var line in Lines.Skip(first))
                MakePayable(line, now);
        }

        // One payout a currency; what sums to nothing or less is carried forward.
        foreach (var payable in Lines.Where(static l => l is { State: "PAYABLE", Cycle: null }).GroupBy(static l => l.Currency).ToList())
        {
            if (payable.Where(static l => !IsPaidToSeller(l)).Sum(static l => l.Amount) is var payout && payout > 0m)
                Pay([.. payable], payable.Key, payout, now);
        }
    }

    /// <summary>What the buyer paid the seller passes the operator by.</summary>
    private static bool IsPaidToSeller(MiraklTransaction line) =>
        line.Order is { Variety.PaysSeller: true } && (line.Type.StartsWith("ORDER_", StringComparison.Ordinal) || line.Type.StartsWith("REFUND_ORDER_", StringComparison.Ordinal));

    private void Pay(IReadOnlyList<MiraklTransaction> lines, string currency, decimal payout, DateTimeOffset now)
    {
        var number = (Cycles.Count + 1).Text();
        var cycle = new MiraklCycle
        {
            Id = Dice.For(world.Options.Seed, "cycle", number).Id().ToString(),
            CreatedAt = now,
            Currency = currency,
            Payout = payout,
            Voucher = $"PV-{number.PadLeft(6, '0')}",
        };
        Cycles.Add(cycle);
        world.Events.Add(new CycleClosed(now, cycle.Id, payout, currency)
        {
            Fees = [.. lines.Where(static l => l.Type is "COMMISSION_FEE" or "REFUND_COMMISSION_FEE").Select(static l => new CycleFee(l.Order?.OrderId, l.Amount))],
        });
        var first = Lines.Count;
        Write("PAYMENT", -payout, null, null, null, now);
        foreach (var line in lines.Concat(Lines.Skip(first)))
        {
            line.Cycle = cycle;
            line.State = "PAID";
            line.UpdatedAt = now;
            line.DocumentNumber = $"AI-{number.PadLeft(8, '0')}";
        }

        world.Agenda.At(now + PayoutDelay, at =>
        {
            cycle.PaidAt = at;
            cycle.Reference = $"BACS{number.PadLeft(8, '0')}";
        });
    }
}
