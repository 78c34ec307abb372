using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Models;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>What of an order is still to be posted, once it is known what left of it. Pure.</summary>
/// <param name="Steps">What the next posting has to take of each line but comments; zeros for lines it must leave out.</param>
/// <param name="Beyond">Goods of which more was posted than left.</param>
internal sealed record DispatchPlan(IReadOnlyList<DispatchStep> Steps, IReadOnlyList<Sku> Beyond)
{
    /// <summary>Whether there is nothing to post.</summary>
    public bool IsPosted => Steps.All(static step => step is { Ship: 0m, Invoice: 0m });

    /// <summary>Whether the order is gone once this is posted: all of it is invoiced then.</summary>
    public bool EndsOrder => Steps.All(static step => step.Line.InvoicedQuantity + step.Invoice >= step.Line.Quantity);

    /// <summary>Whether another plan posts the same.</summary>
    public bool PostsAs(DispatchPlan other) => Steps.Select(static step => (step.Line.Id, step.Ship, step.Invoice)).SequenceEqual(other.Steps.Select(static step => (step.Line.Id, step.Ship, step.Invoice)));

    /// <summary>Plans the posting.</summary>
    /// <param name="order">The order with its lines, as it is now.</param>
    /// <param name="dispatch">What left so far.</param>
    /// <param name="charges">Numbers of items that book charges.</param>
    /// <param name="unitText">The ERP's text for a unit.</param>
    /// <returns>The plan; or why there is none, and whether that is a refusal or an answer that does not tell enough.</returns>
    public static (DispatchPlan? Plan, string Why, FailureKind Kind) Make(Models.SalesOrder order, ErpDispatch dispatch, IReadOnlySet<string> charges, Func<UnitCode, string> unitText)
    {
        var lines = order.SalesOrderLines.Where(static line => line?.LineType != SalesLineType.Comment).OrderBy(static line => line?.Sequence).ToList();
        if (!order.TellsLines || lines.Exists(static line => line is { Quantity: null } or { ShippedQuantity: null } or { InvoicedQuantity: null } || line.LineType == default))
            return (null, "the answer does not tell what of the order was posted", FailureKind.Unreadable);
        var goods = lines.Where(line => line.LineType == SalesLineType.Item && !charges.Contains(line.LineObjectNumber)).ToLookup(static line => Key(line.LineObjectNumber, line.UnitOfMeasureCode));
        var left = DispatchTotals.Of(dispatch, unitText);
        foreach (var (key, total) in left)
        {
            if (!goods.Contains(key))
                return (null, $"the order has no line of {key.Number} in {key.Unit}.", FailureKind.Rejected);
            if (total < 0m || total > goods[key].Sum(static line => line.Quantity!.Value))
                return (null, $"not as much of {key.Number} in {key.Unit} was ordered as left.", FailureKind.Rejected);
        }

        var steps = new Dictionary<Guid, DispatchStep>();
        var beyond = new List<Sku>();
        foreach (var of in goods)
        {
            var total = left.GetValueOrDefault(of.Key);
            if (of.Sum(static line => line.ShippedQuantity!.Value) > total)
                beyond.Add(new Sku(of.First().LineObjectNumber));
            foreach (var step in Fill([.. of], total, dispatch.WithInvoice))
                steps[step.Line.Id] = step;
        }

        foreach (var charge in lines.Where(line => !steps.ContainsKey(line.Id)))
        {
            var ship = dispatch.WithCharges ? charge.Quantity!.Value - charge.ShippedQuantity!.Value : 0m;
            steps[charge.Id] = new DispatchStep(charge, ship, dispatch is { WithCharges: true, WithInvoice: true } ? charge.Quantity!.Value - charge.InvoicedQuantity!.Value : 0m);
        }

        return (new DispatchPlan([.. lines.Select(line => steps[line.Id])], beyond), string.Empty, default);
    }

    /// <summary>How lines are told apart: codes are kept without regard to case.</summary>
    public static (string Number, string Unit) Key(string number, string unit) => (number.Trim().ToUpperInvariant(), unit.Trim().ToUpperInvariant());

    /// <summary>Lines of the same goods are filled one after the other, whichever of them people posted before.</summary>
    private static IEnumerable<DispatchStep> Fill(List<Models.SalesOrderLine> lines, decimal total, bool invoices)
    {
        var toShip = Math.Max(total - lines.Sum(static line => line.ShippedQuantity!.Value), 0m);
        var toInvoice = invoices ? Math.Max(total - lines.Sum(static line => line.InvoicedQuantity!.Value), 0m) : 0m;
        foreach (var line in lines)
        {
            var ship = Math.Clamp(line.Quantity!.Value - line.ShippedQuantity!.Value, 0m, toShip);
            var invoice = Math.Clamp(line.ShippedQuantity!.Value + ship - line.InvoicedQuantity!.Value, 0m, toInvoice);
            (toShip, toInvoice) = (toShip - ship, toInvoice - invoice);
            yield return new DispatchStep(line, ship, invoice);
        }
    }
}
