using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.Refunds;

/// <summary>How much of an order's invoices is still to be credited: what others of it take is not. Pure.</summary>
internal static class InvoiceShare
{
    /// <summary>The first invoice that holds all that is credited, less what others take of it; null for none.</summary>
    /// <param name="goods">What is credited.</param>
    /// <param name="invoices">The order's invoices.</param>
    /// <param name="others">What others take.</param>
    /// <param name="skuOf">What a line sold; null for one that is not known.</param>
    public static ErpInvoice? InvoiceFor(IReadOnlyList<(Sku Sku, decimal Quantity)> goods, IReadOnlyList<ErpInvoice> invoices, IReadOnlyList<BookedReturn> others, Func<OrderLineId, Sku?> skuOf)
    {
        var wanted = goods.GroupBy(static g => g.Sku.Value.ToUpperInvariant()).Select(static g => (Sku: g.Key, Quantity: g.Sum(static l => l.Quantity))).ToList();
        return invoices.FirstOrDefault(invoice => wanted.TrueForAll(w => w.Quantity <= Left(invoice, w.Sku, others, skuOf)));
    }

    /// <summary>How much of an item an invoice holds that no other takes.</summary>
    public static decimal Left(ErpInvoice invoice, string sku, IReadOnlyList<BookedReturn> others, Func<OrderLineId, Sku?> skuOf) =>
        invoice.Lines.Where(l => string.Equals(l.Sku.Value, sku, StringComparison.OrdinalIgnoreCase)).Sum(static l => l.Quantity)
        - others.Where(o => o.InvoiceId == invoice.Id).SelectMany(static o => o.Lines).Where(b => string.Equals(skuOf(b.LineId)?.Value, sku, StringComparison.OrdinalIgnoreCase)).Sum(static b => b.Quantity);
}
