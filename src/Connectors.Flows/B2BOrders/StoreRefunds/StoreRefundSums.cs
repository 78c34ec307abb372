using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Refunds;

namespace Connectors.Flows.B2BOrders.StoreRefunds;

/// <summary>What of a store's refund is to be credited, and by what document. Counted in the packs that the store sells. Pure.</summary>
internal static class StoreRefundSums
{
    /// <summary>Whether the lines that the store names explain all that was paid back; where nothing was paid back, they were taken off while nobody had paid them.</summary>
    /// <param name="refund">The refund.</param>
    /// <param name="pricesIncludeTax">Whether the order's prices contain the tax.</param>
    public static bool IsExplained(StorefrontRefund refund, bool pricesIncludeTax) =>
        refund.Amount.Currency != default && (refund.Amount.Amount == 0m || refund.Amount.Amount == Gross(refund.Lines.Select(static l => (l.Amount, l.Tax)), pricesIncludeTax))
        && refund.Lines.All(l => l.Amount.Currency == refund.Amount.Currency && l.Tax.Currency == refund.Amount.Currency);

    /// <summary>
    /// What of the refund was invoiced. Of goods that were invoiced less than they were ordered, the refunds of what never left take up the difference, and so do those that were made before anything left: their lines
    /// were never booked, or were taken out again.
    /// </summary>
    /// <param name="refund">The refund.</param>
    /// <param name="order">The order as the store shows it.</param>
    /// <param name="sold">As it was booked.</param>
    /// <param name="invoices">Its posted invoices.</param>
    /// <param name="leftAt">When the first of it left, UTC; null when nobody said.</param>
    /// <param name="unitText">How the ERP writes a unit.</param>
    /// <returns>Null where the invoices count goods of a line in another unit, so that it cannot be told.</returns>
    public static IReadOnlyList<RefundedLine>? Invoiced(StorefrontRefund refund, StorefrontOrder order, SalesOrder sold, IReadOnlyList<ErpInvoice> invoices, DateTimeOffset? leftAt, Func<UnitCode, string> unitText)
    {
        var credited = new List<RefundedLine>();
        foreach (var goods in sold.Lines.GroupBy(static l => (Sku: l.Sku.Value.ToUpperInvariant(), l.Ordered.Unit)))
        {
            var lines = goods.Select(static l => l.LineId).ToHashSet();
            if (refund.Lines.All(l => !lines.Contains(l.LineId)))
                continue;
            var ofSku = invoices.SelectMany(static i => i.Lines).Where(l => string.Equals(l.Sku.Value, goods.Key.Sku, StringComparison.OrdinalIgnoreCase)).ToList();
            var units = sold.Lines.Where(l => string.Equals(l.Sku.Value, goods.Key.Sku, StringComparison.OrdinalIgnoreCase)).Select(l => unitText(l.Ordered.Unit)).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (ofSku.Exists(l => !units.Contains(l.UnitText)))
                return null;
            var invoiced = ofSku.Where(l => string.Equals(l.UnitText, unitText(goods.Key.Unit), StringComparison.OrdinalIgnoreCase)).Sum(static l => l.Quantity);
            var ordered = order.Lines.Where(l => lines.Contains(l.LineId)).Sum(static l => l.Quantity + l.Removed);
            var takenOff = order.Lines.Where(l => lines.Contains(l.LineId)).Sum(static l => l.Removed) - order.Refunds.SelectMany(static r => r.Lines).Where(l => lines.Contains(l.LineId)).Sum(static l => l.Quantity);
            var open = Math.Max(0m, ordered - invoiced - Math.Max(0m, takenOff));
            foreach (var (of, line) in order.Refunds.SelectMany(static r => r.Lines.Select(l => (Refund: r, Line: l))).Where(l => lines.Contains(l.Line.LineId))
                .OrderBy(static l => l.Refund.At).ThenBy(static l => l.Refund.Id, StringComparer.Ordinal))
            {
                var isOpen = line.Goods == RefundedGoods.NeverLeft || (line.Goods != RefundedGoods.Returned && !(of.At >= leftAt));
                var absorbed = isOpen ? Math.Min(open, line.Quantity) : 0m;
                open -= absorbed;
                if (of.Id == refund.Id && line.Quantity - absorbed is > 0m and var rest)
                {
                    credited.Add(new RefundedLine(
                        line.LineId, goods.First().Sku, goods.Key.Unit, rest, LineShare.Of(line.Amount, rest, line.Quantity), LineShare.Of(line.Tax, rest, line.Quantity), line.Goods));
                }
            }
        }

        return credited;
    }

    /// <summary>The document that credits it; null where no invoice holds all of it that no other takes.</summary>
    /// <param name="mark">The mark of the document.</param>
    /// <param name="sale">What it is of.</param>
    /// <param name="others">What others of the order take.</param>
    /// <param name="kept">The invoice that a draft of it was made of; null while there is none.</param>
    /// <param name="location">The ERP's id of the location for goods that are not restocked; null for the one that they left from.</param>
    /// <param name="day">The day to post on.</param>
    /// <param name="ofOthers">Documents that a person said to be of something else.</param>
    public static ErpReturn? Document(string mark, RefundedSale sale, IReadOnlyList<BookedReturn> others, ErpInvoice? kept, string? location, DateOnly? day, IReadOnlyList<string> ofOthers)
    {
        var lines = sale.Lines!;
        var invoice = kept ?? InvoiceShare.InvoiceFor([.. lines.Select(static l => (l.Sku, l.Quantity))], sale.Invoices, others, id => sale.Skus.TryGetValue(id, out var sku) ? sku : null);
        return invoice is null ? null : new ErpReturn
        {
            ExternalNumber = mark,
            Order = sale.Order,
            Invoice = invoice,
            Lines = [.. lines.Select(l => new ErpReturnLine(l.Sku, l.Quantity, l.Unit, l.Amount, l.Goods == RefundedGoods.NotRestocked ? location : null))],
            Total = new Money(Gross(lines.Select(static l => (l.Amount, l.Tax)), sale.PricesIncludeTax), sale.Currency),
            PostingDate = day,
            OfOthers = ofOthers,
        };
    }

    /// <summary>Goods, how many and for how much, for people.</summary>
    public static string Describe(IEnumerable<RefundedLine> lines) => string.Join(", ", lines.Select(static l => string.Create(CultureInfo.InvariantCulture, $"{l.Quantity:0.#####} {l.Unit} of {l.Sku} for {l.Amount}")));

    private static decimal Gross(IEnumerable<(Money Amount, Money Tax)> lines, bool pricesIncludeTax) => lines.Sum(l => l.Amount.Amount + (pricesIncludeTax ? 0m : l.Tax.Amount));
}
