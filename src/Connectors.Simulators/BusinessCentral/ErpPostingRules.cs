using Connectors.Simulators.Internal;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>What keeps a sales order from being posted, in the ERP's own sentences. Used under the lock of the world.</summary>
internal sealed class ErpPostingRules(WorldState world)
{
    private (DateOnly? From, DateOnly? To) _allowed;

    /// <summary>Lets be posted on these days only; null is no limit.</summary>
    public void Allow(DateOnly? from, DateOnly? to) => _allowed = (from, to);

    /// <summary>The days on which may be posted: those that were set, or those from today on where the books before it are closed.</summary>
    public (DateOnly? From, DateOnly? To) Allowed(DateTimeOffset now) =>
        _allowed is (null, null) && world.Happens("business-central.closed-books", "world", world.Options.BusinessCentral.ClosedBooks) ? (Day(now), null) : _allowed;

    public ErpError? Refusal(ErpDocument order, DateTimeOffset now)
    {
        if (order.Customer is { Blocked: not " " } blocked)
            return ErpError.Rule($"You cannot post this type of document when Customer {blocked.Number} is blocked with type {blocked.Blocked}");
        var lines = order.Lines.Where(static l => l.LineType != "Comment").ToList();
        if (lines.Count == 0)
            return ErpError.Rule("Please add at least one line item to the document.");
        if (lines.TrueForAll(static l => l.ToShip == 0 && l.ToInvoice == 0))
            return ErpError.Rule("There is nothing to post because the document does not contain a quantity or amount.");
        if (!order.PartialShipping && lines.Exists(static l => l.ToShip != l.Quantity - l.Shipped))
            return ErpError.Rule("The order must be shipped complete.");
        if (lines.Find(static l => l.LineType == "Charge" && l.ToInvoice != 0m) is { } unassigned)
            return ErpError.Rule($"You must assign item charge {unassigned.ObjectNumber} if you want to invoice it.");
        if (lines.Sum(l => ErpLine.Part(order.Net(l), l.Invoiced, l.ToInvoice, l.Quantity)) < 0m)
            return ErpError.Rule("The total amount for the invoice must be 0 or greater.");
        var ((from, to), date) = (Allowed(now), ErpTrace.PostingDate(order, now));
        if (date < from || date > to)
            return ErpError.Rule("Posting Date is not within your range of allowed posting dates.");
        if (NeedsWarehouse(order) && lines.Find(static l => l.Item is { Type: "Inventory" } && l.ToShip != 0m) is { } handled)
            return ErpError.Rule($"Warehouse handling is required for Document Type = Order, Document No. = {order.Number}, Line No. = {handled.Sequence.Text()}.");
        return Shortage(lines);
    }

    private bool NeedsWarehouse(ErpDocument order) =>
        world.Happens("business-central.warehouse-handling", order.Number, (world.Orders.Behind(order.FirstExternalNumber)?.Plan.BusinessCentral ?? world.Options.BusinessCentral).WarehouseHandling);

    private ErpError? Shortage(List<ErpLine> lines)
    {
        foreach (var goods in lines.Where(static l => l.Item is { Type: "Inventory" }).GroupBy(static l => l.Item!))
        {
            if (goods.Sum(static l => l.ToShip * l.PerUnit) > Math.Max(goods.Key.Inventory, 0m)
                && world.Happens("business-central.guarded-items", goods.Key.Number, world.Options.BusinessCentral.GuardedItems))
                return ErpError.Rule($"You have insufficient quantity of Item {goods.Key.Number} on inventory.");
        }

        return null;
    }

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);
}
