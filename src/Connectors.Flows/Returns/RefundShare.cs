using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.Returns;

/// <summary>
/// Which of an order's refunds are a return's own, and what of it is still to be paid. A refund of its lines that was made since the customer asked for the return, and that no other return
/// has, is its own, whoever paid it: nobody is paid twice. Pure.
/// </summary>
internal static class RefundShare
{
    /// <summary>The refunds that are this return's own.</summary>
    /// <param name="refunds">All of the order.</param>
    /// <param name="state">The return.</param>
    public static IReadOnlyList<MarketplaceRefund> Own(IReadOnlyList<MarketplaceRefund> refunds, ReturnState state)
    {
        var lines = state.Refund.Count > 0 ? state.Refund.Select(static r => r.LineId).ToHashSet() : state.Return!.Lines.Select(static l => l.LineId).ToHashSet();
        var open = Open(state.Refund, []);
        var own = new List<MarketplaceRefund>();
        foreach (var refund in refunds.Where(r => lines.Contains(r.LineId) && !state.RefundsOfOthers.Contains(r.Id, StringComparer.Ordinal) && (r.CreatedAt is not { } made || made >= state.Return!.CreatedAt)).OrderBy(static r => r.CreatedAt).ThenBy(static r => r.Id, StringComparer.Ordinal))
        {
            // What goes beyond its own may be that of another return of the line.
            if (state.Refund.Count > 0 && open.All(static o => o.Amount.Amount <= 0m && o.Shipping.Amount <= 0m))
                break;
            own.Add(refund);
            open = Open(state.Refund, own);
        }

        return own;
    }

    /// <summary>What is still to be paid of each line; below zero where too much was.</summary>
    public static IReadOnlyList<PlannedRefund> Open(IReadOnlyList<PlannedRefund> planned, IReadOnlyList<MarketplaceRefund> paid) =>
    [
        .. planned.Select(p => p with
        {
            Amount = new Money(p.Amount.Amount - paid.Where(r => r.LineId == p.LineId).Sum(static r => r.Amount.Amount), p.Amount.Currency),
            Shipping = new Money(p.Shipping.Amount - paid.Where(r => r.LineId == p.LineId).Sum(static r => r.ShippingAmount.Amount), p.Shipping.Currency),
        }),
    ];

    /// <summary>Whether all of it is paid, and no more.</summary>
    public static bool IsPaid(ReturnState state) => Open(state.Refund, state.Refunds).All(static o => o.Amount.Amount == 0m && o.Shipping.Amount == 0m);

    /// <summary>Whether more was paid than is due, on any line.</summary>
    public static bool IsTooMuch(ReturnState state) => Open(state.Refund, state.Refunds).Any(static o => o.Amount.Amount < 0m || o.Shipping.Amount < 0m);
}
