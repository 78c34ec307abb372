using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Models;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>Quantities by item number and unit, as the ERP writes them. Pure.</summary>
internal static class DispatchTotals
{
    /// <summary>What left.</summary>
    public static Dictionary<(string Number, string Unit), decimal> Of(ErpDispatch dispatch, Func<UnitCode, string> unitText) => dispatch.Lines
        .GroupBy(line => DispatchPlan.Key(line.Sku.Value, unitText(line.Unit)))
        .ToDictionary(static group => group.Key, static group => group.Sum(static line => line.Quantity));

    /// <summary>What was invoiced; null when an invoice does not tell it.</summary>
    public static Dictionary<(string Number, string Unit), decimal>? Of(IReadOnlyCollection<SalesInvoice> invoices)
    {
        var lines = invoices.SelectMany(static invoice => invoice.SalesInvoiceLines).Where(static line => line?.LineType != SalesLineType.Comment).ToList();
        if (invoices.Any(static invoice => invoice.SalesInvoiceLines.Count == 0) || lines.Exists(static line => line?.Quantity is null))
            return null;
        return lines.Where(static line => line.LineType == SalesLineType.Item)
            .GroupBy(static line => DispatchPlan.Key(line.LineObjectNumber, line.UnitOfMeasureCode))
            .ToDictionary(static group => group.Key, static group => group.Sum(static line => line.Quantity!.Value));
    }
}
