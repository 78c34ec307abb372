using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.Returns;

/// <summary>
/// Which of an order's refunds are a return's own, and what of it is still to be paid. A refund of what it is worth that was made since the customer asked for the return, and that no other
/// return has, is its own, whoever paid it: nobody is paid twice. An older one may be of the same pieces too, since goods may come back after the money went. Pure.
/// </summary>
internal static class RefundShare
{
    /// <summary>The refunds that are this return's own.</summary>
    /// <param name="refunds">All of the order.</param>
    /// <param name="state">The return.</param>
    public static IReadOnlyList<MarketplaceRefund> Own(IReadOnlyList<MarketplaceRefund> refunds, ReturnState state)
    {
        var nobodys = Nobodys(refunds, state);
        var own = new List<MarketplaceRefund>();
        foreach (var refund in nobodys.Where(r => !IsOlder(r, state) || IsTaken(r, state) || MustBeOwn(r.LineId, nobodys, state)).Concat(Excess(refunds, state).Where(r => IsTaken(r, state))))
        {
            // What goes beyond what is due on its line may be that of another return of it.
            if (state.Refund.Count == 0 ? !IsOlder(refund, state) : Covers(refund, Open(state.Refund, own)))
                own.Add(refund);
        }

        return own;
    }

    /// <summary>Older refunds, and what other returns had too much, which may be of the same pieces as this return, or of others of the line: only people know.</summary>
    /// <inheritdoc cref="Own" path="/param"/>
    public static IReadOnlyList<MarketplaceRefund> Unclear(IReadOnlyList<MarketplaceRefund> refunds, ReturnState state)
    {
        var nobodys = Nobodys(refunds, state);
        var open = Open(state.Refund, Own(refunds, state));
        return [.. nobodys.Where(r => IsOlder(r, state) && !MustBeOwn(r.LineId, nobodys, state)).Concat(Excess(refunds, state)).Where(r => !IsTaken(r, state) && Covers(r, open))];
    }

    /// <summary>What is still to be paid of each line; below zero where too much was.</summary>
    public static IReadOnlyList<PlannedRefund> Open(IReadOnlyList<PlannedRefund> planned, IReadOnlyList<MarketplaceRefund> paid) =>
    [
        .. planned.Select(p =>
        {
            var amount = p.Amount.Amount - paid.Where(r => r.LineId == p.LineId).Sum(static r => r.Amount.Amount);
            var shipping = p.Shipping.Amount - paid.Where(r => r.LineId == p.LineId).Sum(static r => r.ShippingAmount.Amount);
            return p with
            {
                Amount = p.Amount with { Amount = amount },
                Shipping = p.Shipping with { Amount = shipping },
                Taxes = ReturnSums.Share(p.Taxes, amount, p.Amount.Amount),
                ShippingTaxes = ReturnSums.Share(p.ShippingTaxes, shipping, p.Shipping.Amount),
            };
        }),
    ];

    /// <summary>Whether all of it is paid, and no more.</summary>
    public static bool IsPaid(ReturnState state) => Open(state.Refund, state.Refunds).All(static o => o.Amount.Amount == 0m && o.Shipping.Amount == 0m);

    /// <summary>Whether more was paid than is due, on any line, and no person has taken it so.</summary>
    public static bool IsTooMuch(ReturnState state) => IsBeyond(state) && !IsTaken(state);

    /// <summary>Whether a person takes what was paid as it is, however much.</summary>
    public static bool IsTakenAsIs(ReturnState state) => IsBeyond(state) && IsTaken(state);

    private static bool IsBeyond(ReturnState state) => Open(state.Refund, state.Refunds).Any(static o => o.Amount.Amount < 0m || o.Shipping.Amount < 0m);

    private static bool IsTaken(ReturnState state) => state.Refunds.Count > 0 && state.Refunds.All(r => IsTaken(r, state));

    /// <summary>Refunds of its lines that no other return has and nobody said to be of something else, oldest first. What was paid before anything left is of goods that cannot come back.</summary>
    private static List<MarketplaceRefund> Nobodys(IReadOnlyList<MarketplaceRefund> refunds, ReturnState state)
    {
        var lines = state.Refund.Count > 0 ? state.Refund.Select(static r => r.LineId).ToHashSet() : state.Return!.Lines.Select(static l => l.LineId).ToHashSet();
        return
        [
            .. refunds.Where(r => lines.Contains(r.LineId) && !IsOfOthers(r, state) && !state.OtherRefunds.Contains(r.Id, StringComparer.Ordinal) && !(r.CreatedAt < state.Sale?.LeftAt))
                .OrderBy(static r => r.CreatedAt).ThenBy(static r => r.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>What other returns had beyond what they take of a line, as a part of the last refund of it: somebody may have paid several at once.</summary>
    private static IEnumerable<MarketplaceRefund> Excess(IReadOnlyList<MarketplaceRefund> refunds, ReturnState state) => refunds.Where(r => IsOfOthers(r, state))
        .GroupBy(static r => r.LineId)
        .Select(g => (
            Last: g.OrderBy(static r => r.CreatedAt).ThenBy(static r => r.Id, StringComparer.Ordinal).Last(),
            Beyond: g.Sum(static r => r.Amount.Amount) - state.OthersNow.SelectMany(static o => o.Lines).Where(l => l.LineId == g.Key).Sum(static l => l.Goods.Amount)))
        .Where(e => e.Beyond > 0m && !state.OtherRefunds.Contains(e.Last.Id, StringComparer.Ordinal))
        .Select(static e => e.Last with { Amount = e.Last.Amount with { Amount = Math.Min(e.Beyond, e.Last.Amount.Amount) }, ShippingAmount = e.Last.ShippingAmount with { Amount = 0m } });

    private static bool IsOfOthers(MarketplaceRefund refund, ReturnState state) => state.OthersNow.Any(o => o.RefundIds.Contains(refund.Id, StringComparer.Ordinal));

    private static bool IsOlder(MarketplaceRefund refund, ReturnState state) => refund.CreatedAt < state.Return!.CreatedAt;

    private static bool IsTaken(MarketplaceRefund refund, ReturnState state) => state.TakenRefunds.Contains(refund.Id, StringComparer.Ordinal);

    /// <summary>Whether the line does not hold what was refunded before, what other returns take and what this one is worth, so that some of it is the same.</summary>
    private static bool MustBeOwn(OrderLineId line, List<MarketplaceRefund> nobodys, ReturnState state)
    {
        if (state.Sale?.Lines.FirstOrDefault(l => l.Line.LineId == line) is not { Line: var sold })
            return false;
        var older = nobodys.FindAll(r => r.LineId == line && IsOlder(r, state));
        var others = (state.Others ?? []).SelectMany(static o => o.Lines).Where(l => l.LineId == line).ToList();
        var own = state.Refund.Where(r => r.LineId == line).ToList();
        return older.Sum(static r => r.Quantity) + others.Sum(static l => l.Quantity) + own.Sum(static r => r.Quantity) > sold.Quantity
            || older.Sum(static r => r.Amount.Amount) + others.Sum(static l => l.Goods.Amount) + own.Sum(static r => r.Amount.Amount) > sold.Goods.Amount;
    }

    /// <summary>Whether a refund pays something that is still due on its line.</summary>
    private static bool Covers(MarketplaceRefund refund, IReadOnlyList<PlannedRefund> open) => open.Any(o => o.LineId == refund.LineId
        && ((o.Amount.Amount > 0m && refund.Amount.Amount > 0m) || (o.Shipping.Amount > 0m && refund.ShippingAmount.Amount > 0m)));
}
