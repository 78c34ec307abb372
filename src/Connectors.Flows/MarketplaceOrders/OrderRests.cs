using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Refunds;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>What of an order will not come: how much of it, what it costs, and what others of the order are told of it. Counted in the offers that were bought. Pure.</summary>
internal static class OrderRests
{
    /// <summary>The vendor's word for customers who are debited part by part, as it leaves: what has not left they have not paid.</summary>
    private const string PaidAsItLeaves = "PAY_ON_SHIPMENT";

    /// <summary>The order as it is still expected: without what the marketplace was told will not come, which its list may not show yet.</summary>
    public static MarketplaceOrder Expected(MarketplaceOrder order, OrderState state)
    {
        if (state.BackOffice.SalesOrder is not { } sold || state.Rests.All(static r => r.ToldAt is null))
            return order;
        return order with { Lines = [.. order.Lines.Select(line => Told(state, line.LineId) is > 0m and var told && sold.Lines.FirstOrDefault(s => s.LineId == line.LineId) is { } its ? line with { Quantity = Math.Min(line.Quantity, its.Ordered.Count - told) } : line)] };
    }

    /// <summary>How many of each line the marketplace still expects to be sent, or to have been.</summary>
    public static IReadOnlyDictionary<OrderLineId, decimal> Counts(MarketplaceOrder expected) =>
        expected.Lines.Where(static l => !l.IsWithdrawn).GroupBy(static l => l.LineId).ToDictionary(static g => g.Key, static g => g.First().Quantity);

    /// <summary>What is expected and has not left.</summary>
    public static IReadOnlyList<ConfirmedLine> Missing(GoneGoods left, MarketplaceOrder expected)
    {
        var counts = Counts(expected);
        return [.. left.Rest.Select(r => new ConfirmedLine(r.LineId, counts.GetValueOrDefault(r.LineId) - r.Left)).Where(static m => m.Quantity > 0m)];
    }

    /// <summary>What is missing of an order that counts as sent, less what others have paid back of the line since: whether that had left is nowhere told.</summary>
    public static IReadOnlyList<ConfirmedLine> Unpaid(GoneGoods left, MarketplaceOrder order, OrderState state)
    {
        var paid = order.Lines.GroupBy(static l => l.LineId).ToDictionary(static g => g.Key, g => Math.Max(0m, g.First().RefundedCount - Told(state, g.Key)));
        return [.. Missing(left, Expected(order, state)).Select(m => m with { Quantity = m.Quantity - paid.GetValueOrDefault(m.LineId) }).Where(static m => m.Quantity > 0m)];
    }

    /// <summary>Whether what has not left is paid already.</summary>
    public static bool IsPaid(MarketplaceOrder order) => order is { DebitedAt: not null, PaymentWorkflow: not PaidAsItLeaves };

    /// <summary>Puts sums to it: the share of each line's price, to the penny over all parts of the line, and its delivery where nothing of it has left or is expected any more.</summary>
    /// <param name="state">What is known of the order.</param>
    /// <param name="order">The order as the marketplace shows it.</param>
    /// <param name="left">What has left.</param>
    /// <param name="lines">What will not come.</param>
    /// <param name="by">Who decided it.</param>
    /// <param name="now">The present instant, UTC.</param>
    public static OrderRest Of(OrderState state, MarketplaceOrder order, GoneGoods left, IReadOnlyList<ConfirmedLine> lines, string by, DateTimeOffset now)
    {
        var (sales, expected) = (state.BackOffice.SalesOrder!, Counts(Expected(order, state)));
        return new OrderRest(state.Rests.Count + 1, IsPaid(order), by, now, [.. lines.Select(line =>
        {
            var sold = sales.Lines.First(l => l.LineId == line.LineId);
            var shown = order.Lines.First(l => l.LineId == line.LineId);
            var told = Told(state, line.LineId);
            var isWhole = left.Rest.First(r => r.LineId == line.LineId).Left == 0m && line.Quantity >= expected.GetValueOrDefault(line.LineId);
            var shipping = isWhole && shown.ShippingPrice.Currency == sales.Currency ? shown.ShippingPrice : Money.Zero(sales.Currency);
            return new ReducedLine
            {
                LineId = line.LineId,
                Quantity = line.Quantity,
                Amount = LineShare.Of(sold.Amount, line.Quantity, sold.Ordered.Count, told),
                ShippingAmount = shipping,
                Taxes = sales.PricesIncludeTax ? [] : [.. shown.Taxes.Select(t => t with { Amount = LineShare.Of(t.Amount, line.Quantity, sold.Ordered.Count, told) })],
                ShippingTaxes = sales.PricesIncludeTax || shipping.Amount == 0m ? [] : shown.ShippingTaxes,
            };
        })]);
    }

    /// <summary>As it is sent.</summary>
    public static OrderReduction ToReduction(OrderRest rest, MarketplaceOrder order, OrderPolicy policy) => new()
    {
        Order = order.Key,
        ReasonCode = rest.IsRefund ? policy.RestRefundReason : policy.RestCancellationReason,
        PricesIncludeTax = order.PricesIncludeTax,
        NeedNotShip = true,
        Lines = rest.Lines,
    };

    /// <summary>Whether a part that was decided is still to be told, going by the order as it is now; null where others have reduced it otherwise, or it has moved on.</summary>
    public static bool? IsDue(OrderRest rest, OrderState state, MarketplaceOrder now, GoneGoods left)
    {
        if (now.State != MarketplaceOrderState.Shipping)
            return null;
        var missing = Missing(left, Expected(now, state)).ToDictionary(static m => m.LineId, static m => m.Quantity);
        return rest.Lines.All(l => missing.GetValueOrDefault(l.LineId) >= l.Quantity) ? true
            : rest.Lines.All(l => missing.GetValueOrDefault(l.LineId) == 0m) ? false
            : null;
    }

    /// <summary>Asks for the order's turn, or gives it up with what was told of; others of the order hear what it takes.</summary>
    /// <param name="state">What is known of the order.</param>
    /// <param name="isNeeded">Whether something is to be told.</param>
    /// <returns>The state with its turn, and what the case of turns is told.</returns>
    public static (OrderState State, IReadOnlyList<InboxMessage> Deliver) Turn(OrderState state, bool isNeeded)
    {
        if (state.Order is not { Key: var key })
            return (state, []);
        var turn = state.RestTurn ?? new RestTurn(0, IsAsked: false);
        var (name, told) = (OrderReturnsFlow.NameOf(OrderMessages.CaseOf(key)), state.Rests.Count(static r => r.ToldAt is not null));
        if (isNeeded && !turn.IsAsked)
        {
            turn = turn with { Number = turn.Number + 1, IsAsked = true, CameAt = null };
            return (state with { RestTurn = turn }, [Tell($"wanted {turn.Number} {name}", new OrderReturnsInput.TurnWanted(name, turn.Number))]);
        }

        if (isNeeded || (!turn.IsAsked && told == turn.Shared))
            return (state, []);
        return (
            state with { RestTurn = turn with { IsAsked = false, CameAt = null, Shared = told } },
            [Tell(FormattableString.Invariant($"over {turn.Number} {told} {name}"), new OrderReturnsInput.TurnOver(name, turn.Number, told == 0 ? null : Share(state, name)))]);

        InboxMessage Tell(string inputId, OrderReturnsInput input) => OrderReturnsFlow.Tell(key.ToString(), key.Connection, inputId, input);
    }

    /// <summary>The delivery that goes back with lines of which nothing came; null for none.</summary>
    public static Money? Delivery(IEnumerable<OrderRest> rests)
    {
        var back = rests.SelectMany(static r => r.Lines).Where(static l => l.ShippingAmount.Amount > 0m).Select(static l => l.ShippingAmount).ToList();
        return back.Count == 0 ? null : back.Aggregate(static (sum, next) => sum + next);
    }

    /// <summary>How many of a line the marketplace was told will not come.</summary>
    private static decimal Told(OrderState state, OrderLineId line) =>
        state.Rests.Where(static r => r.ToldAt is not null).SelectMany(static r => r.Lines).Where(l => l.LineId == line).Sum(static l => l.Quantity);

    private static BookedReturn Share(OrderState state, string name)
    {
        var told = state.Rests.Where(static r => r.ToldAt is not null).ToList();
        return new BookedReturn(name)
        {
            Lines = [.. told.SelectMany(static r => r.Lines).Select(static l => new BookedLine(l.LineId, l.Quantity, l.Amount))],
            Delivery = Delivery(told),
            RefundIds = [.. told.SelectMany(static r => r.Ids)],
        };
    }
}
