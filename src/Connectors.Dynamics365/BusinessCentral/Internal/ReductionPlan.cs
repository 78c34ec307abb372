using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Companion;
using Connectors.Dynamics365.BusinessCentral.Models;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>By how much the lines of an order are to be reduced, once it is known that nothing but what left of it will leave. Pure.</summary>
internal static class ReductionPlan
{
    /// <summary>Plans the reduction: of each goods the last lines first, none below what was shipped or invoiced of it. Charges stay.</summary>
    /// <param name="order">The order with its lines, as it is now.</param>
    /// <param name="left">All that left of it.</param>
    /// <param name="charges">Numbers of items that book charges.</param>
    /// <param name="unitText">The ERP's text for a unit.</param>
    /// <returns>The lines that are too high; or why there are none, and whether that is a refusal or an answer that does not tell enough.</returns>
    public static (IReadOnlyList<OpenOrderLineReduction> Lines, string Why, FailureKind Kind) Make(Models.SalesOrder order, ErpDispatch left, IReadOnlySet<string> charges, Func<UnitCode, string> unitText)
    {
        var lines = order.SalesOrderLines.Where(line => line?.LineType == SalesLineType.Item && !charges.Contains(line.LineObjectNumber)).ToList();
        if (!order.TellsLines || order.SalesOrderLines.Any(static line => line is null || line.LineType == default) || lines.Exists(static line => line is { Quantity: null } or { ShippedQuantity: null } or { Sequence: null }))
            return ([], "the answer does not tell what the order holds", FailureKind.Unreadable);
        var totals = DispatchTotals.Of(left, unitText);
        var goods = lines.ToLookup(static line => DispatchPlan.Key(line.LineObjectNumber, line.UnitOfMeasureCode));
        if (totals.Any(total => total.Value > goods[total.Key].Sum(static line => line.Quantity!.Value)))
            return ([], "the order holds less of something than left.", FailureKind.Rejected);

        var reductions = new List<OpenOrderLineReduction>();
        foreach (var of in goods)
        {
            var over = of.Sum(static line => line.Quantity!.Value) - totals.GetValueOrDefault(of.Key);
            foreach (var line in of.OrderByDescending(static line => line.Sequence))
            {
                var off = Math.Clamp(line.Quantity!.Value - Math.Max(line.ShippedQuantity!.Value, line.InvoicedQuantity ?? 0m), 0m, Math.Max(over, 0m));
                over -= off;
                if (off > 0m)
                    reductions.Add(new OpenOrderLineReduction(line.Sequence!.Value, line.Quantity.Value, line.Quantity.Value - off));
            }
        }

        return reductions.Count > 0 ? (reductions, string.Empty, default) : ([], "the order holds no more than what left, and is otherwise than it was asked for.", FailureKind.Rejected);
    }
}
