using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger;

/// <summary>What the seller owes, and may do, for an order at one moment: ordered, less what was refused, cancelled, or paid back before it was sent.</summary>
internal sealed class Entitlement
{
    private Entitlement(BuyerOrder order)
    {
        Order = order;
        Lines = [.. order.Lines.Select(static l => new LineShare(l))];
    }

    public BuyerOrder Order { get; private set; }

    public List<LineShare> Lines { get; }

    public bool IsAccepted { get; private set; }

    public bool IsCleared { get; private set; }

    /// <summary>Whether it was paid before it might be sent.</summary>
    public bool IsPaid { get; private set; }

    /// <summary>Whether the order as a whole is off: refused or cancelled.</summary>
    public bool IsOff { get; private set; }

    public static Entitlement After(OrderStory story, Func<WorldEvent, bool> until)
    {
        var result = new Entitlement(story.Placed.Order);
        foreach (var happened in story.Marketplace.Where(e => until(e)))
            result.Apply(happened);
        return result;
    }

    /// <summary>Base units of each item that have to be sent.</summary>
    public Units ToSend()
    {
        var units = new Units();
        if (IsOff)
            return units;
        foreach (var line in Lines)
            units.Add(line.Line.GoodsOf(line.ToSend));
        return units;
    }

    private void Apply(MarketplaceEvent happened)
    {
        switch (happened)
        {
            case OrderChanged changed:
                Order = changed.Order;
                foreach (var line in changed.Order.Lines)
                {
                    if (Find(line.LineId) is { } share)
                        share.Line = line;
                }

                break;
            case OrderDecided decided:
                IsAccepted |= decided.Accepted.Count > 0;
                IsOff |= decided.Accepted.Count == 0;
                foreach (var id in decided.Refused)
                {
                    if (Find(id) is { } share)
                        share.Refused = true;
                }

                break;
            case OrderCleared cleared:
                (IsCleared, IsPaid) = (true, cleared.IsPaid);
                break;
            case OrderCancelled:
                IsOff = true;
                break;
            case QuantityCancelled cancelled when Find(cancelled.LineId) is { } share:
                share.Cancelled += cancelled.Quantity;
                share.CancelledAmount += cancelled.Amount;
                share.CancelledShipping += cancelled.ShippingAmount;
                break;
            case QuantityRefunded { NotToBeSent: true } refunded when Find(refunded.LineId) is { } share:
                share.NotToBeSent += refunded.Quantity;
                share.NotToBeSentAmount += refunded.Amount;
                share.NotToBeSentShipping += refunded.ShippingAmount;
                break;
            default:
                break;
        }
    }

    private LineShare? Find(string lineId) => Lines.Find(l => l.Line.LineId == lineId);
}
