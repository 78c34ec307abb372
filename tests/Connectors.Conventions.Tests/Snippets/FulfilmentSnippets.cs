using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Values;

namespace Connectors.Conventions.Tests.Snippets;

internal static class FulfilmentSnippets
{
    public static DispatchStatus Merged(SalesOrder first, SalesOrder second, IEnumerable<DispatchedShipment> snapshots)
    {
        // snippet: fulfilment merged
        var both = DispatchAggregation.Aggregate([.. OrderedLine.Of(first), .. OrderedLine.Of(second)], snapshots);
        var firstStatus = both.Only([.. first.Lines.Select(static l => l.LineId)]);
        // end

        return firstStatus;
    }

    public static void Invoice(DispatchStatus status, IEnumerable<LineQuantity> invoiced, Action<OrderLineId, decimal> book)
    {
        // snippet: fulfilment invoices
        foreach (var (line, baseUnits) in InvoicePlan.Make(status, invoiced).Deltas)
            book(line, baseUnits);   // negative: credit, a dispatch was corrected after its invoice
        // end
    }

    public static void Backorder(
        SalesOrder order, FulfilmentOrder warehouseOrder, IReadOnlyDictionary<Sku, decimal> available, Action<FulfilmentOrder> send, Action<OrderPart?> hold)
    {
        // snippet: fulfilment backorders
        var split = OrderPart.Of(order).Split(available, ChargeSplit.WithReleased);
        if (split.Released is { } part)
            send(part.ToFulfilment(warehouseOrder, $"{warehouseOrder.Reference}/1"));
        hold(split.Held);   // divide it again when stock arrives
        // end
    }
}
