using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Models;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>What the documents of a sales order have booked on the accounts of its fees. Pure.</summary>
internal static class OrderFeeSums
{
    /// <summary>Adds it up.</summary>
    /// <param name="order">The order, with the fees that it was written with.</param>
    /// <param name="standing">Orders that stand, with their lines.</param>
    /// <param name="invoices">Invoices, with their lines; others than the order's are left out.</param>
    /// <param name="memos">Credit memos of them, with their lines.</param>
    public static ErpOrderFees Of(ChargedOrder order, IReadOnlyCollection<Models.SalesOrder> standing, IReadOnlyCollection<SalesInvoice> invoices, IReadOnlyCollection<SalesCreditMemo> memos)
    {
        var accounts = order.Fees.Select(static f => f.Target).Where(static t => t.Kind == PostingTargetKind.LedgerAccount).Distinct().ToList();
        var there = standing.Where(o => Same(o.Number, order.Number)).ToList();
        var own = invoices.Where(i => IsOf(i, order) || (i.OrderNumber.Length == 0 && Same(i.ExternalDocumentNumber, order.ExternalNumber))).DistinctBy(static i => i.Id).ToList();
        if (own.Count == 0)
            own = invoices.Where(i => Same(i.ExternalDocumentNumber, order.ExternalNumber)).DistinctBy(static i => i.Id).ToList();
        var credits = memos.Where(m => own.Exists(i => Same(i.Number, m.InvoiceNumber))).DistinctBy(static m => m.Id).ToList();
        if (there.Exists(static o => !o.TellsLines) || own.Exists(static i => !i.TellsLines) || credits.Exists(static m => !m.TellsLines))
            return new ErpOrderFees(order.OrderId) { Open = $"The ERP does not tell the lines of the documents of sales order {order.Number}." };

        // A line that is written and not invoiced yet may still be.
        if (there.SelectMany(static o => o.SalesOrderLines).Any(line => line.LineType == SalesLineType.Account && accounts.Exists(a => Same(a.Number, line.LineObjectNumber)) && line.Quantity != line.InvoicedQuantity))
            return new ErpOrderFees(order.OrderId) { Open = $"Sales order {order.Number} stands in the ERP, and its fees are not posted." };
        var booked = own.Where(static i => i.Status != SalesInvoiceStatus.Draft && i.Status != SalesInvoiceStatus.InReview && i.Status != SalesInvoiceStatus.Canceled).ToList();
        var taken = credits.Where(m => m.Status != SalesCreditMemoStatus.Draft && m.Status != SalesCreditMemoStatus.InReview && m.Status != SalesCreditMemoStatus.Canceled && booked.Exists(i => Same(i.Number, m.InvoiceNumber))).ToList();
        var currency = order.Fees.Count == 0 ? default : order.Fees[0].Amount.Currency;
        var sums = accounts.Select(account => new ErpBookedFee(account, new Money(
            booked.SelectMany(static i => i.SalesInvoiceLines).Where(line => IsOn(account, line.LineType, line.LineObjectNumber)).Sum(line => AmountOf(line.Quantity, line.UnitPrice, line.DiscountAmount))
            - taken.SelectMany(static m => m.SalesCreditMemoLines).Where(line => IsOn(account, line.LineType, line.LineObjectNumber)).Sum(line => AmountOf(line.Quantity, line.UnitPrice, line.DiscountAmount)), currency)));
        return new ErpOrderFees(order.OrderId) { Booked = [.. sums.Where(static s => s.Amount.Amount != 0m)] };

        decimal AmountOf(decimal? quantity, decimal? price, decimal? discount) => LineAmount.Of(quantity ?? 0m, price ?? 0m, discount, currency);
    }

    /// <summary>Whether an invoice was made of the order, as it says itself.</summary>
    public static bool IsOf(SalesInvoice invoice, ChargedOrder order) => Same(invoice.OrderNumber, order.Number);

    private static bool IsOn(PostingTarget account, SalesLineType type, string number) => type == SalesLineType.Account && Same(number, account.Number);

    private static bool Same(string left, string right) => string.Equals(left.Trim(), right.Trim(), StringComparison.OrdinalIgnoreCase);
}
