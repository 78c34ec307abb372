using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Returns;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Refunds;

namespace Connectors.Flows.Returns;

/// <summary>
/// What a return comes to: what its document in the ERP is to hold, and what the customer gets back. Quantities are counted in the offers that were bought. Pure.
/// </summary>
/// <param name="Asked">What the ERP's document is to hold.</param>
/// <param name="Refund">What the customer gets back, line by line.</param>
/// <param name="CommissionBack">What the marketplace owes back.</param>
internal sealed record ReturnSums(ErpReturn Asked, IReadOnlyList<PlannedRefund> Refund, Money CommissionBack)
{
    /// <summary>Adds it up; as announced, while nothing has come.</summary>
    /// <param name="state">The facts; the sale is known, and others' shares.</param>
    /// <param name="receipts">What came; empty while nothing has.</param>
    /// <param name="context">What holds for it.</param>
    /// <returns>The sums, or why there are none.</returns>
    public static Outcome<ReturnSums> Of(ReturnState state, IReadOnlyList<GoodsReceipt> receipts, ReturnContext context)
    {
        var (found, sale, others) = (state.Return!, state.Sale!, state.Others ?? []);
        var announced = found.Lines.GroupBy(static l => l.LineId).Select(static g => (LineId: g.Key, Quantity: g.Sum(static l => l.Quantity))).ToList();
        if (announced.Count == 0 || announced.Exists(a => sale.Lines.All(l => l.Line.LineId != a.LineId)))
            return ReturnRefusals.LineUnknown(found);
        var authorised = ReturnCase.Authorise(new ReturnAuthorisation
        {
            ReturnId = found.Id,
            Order = found.Order,
            PricesIncludeTax = sale.PricesIncludeTax,
            Lines = [.. announced.Select(a => new AuthorisedLine(Less(sale.Lines.First(l => l.Line.LineId == a.LineId).Line, others), a.Quantity))],
            Delivery = DeliveryLeft(sale, others),
        });
        if (!authorised.IsOk)
            return authorised.Refusal;
        var arrived = receipts.Count > 0
            ? receipts
            : [new GoodsReceipt { ReceiptId = "announced", ReceivedAt = found.CreatedAt, Lines = [.. announced.Select(static a => new ReceivedGoods(a.LineId, a.Quantity, GoodsCondition.Sellable))] }];
        var received = authorised.Value.Receive(arrived[0]);
        foreach (var receipt in arrived.Skip(1))
            received = received.IsOk ? received.Value.Receive(receipt) : received;
        if (!received.IsOk)
            return received.Refusal;
        var credited = received.Value.Credit("draft", context.Policy.Goods with { CreditDelivery = IsDeliveryCredited(sale, others, arrived, context.Policy.Delivery) });
        return credited.IsOk ? Of(state, credited.Value.CreditNote, context) : credited.Refusal;
    }

    /// <summary>The first invoice that holds all that is credited, less what others take of it.</summary>
    public static ErpInvoice? InvoiceFor(IReadOnlyList<(Sku Sku, decimal Quantity)> goods, ReturnedSale sale, IReadOnlyList<BookedReturn> others) => InvoiceShare.InvoiceFor(goods, sale.Invoices, others, id => SkuOf(sale, id));

    /// <summary>How much of an item an invoice holds that no other return takes.</summary>
    public static decimal Left(ErpInvoice invoice, string sku, ReturnedSale sale, IReadOnlyList<BookedReturn> others) => InvoiceShare.Left(invoice, sku, others, id => SkuOf(sale, id));

    private static Sku? SkuOf(ReturnedSale sale, OrderLineId line) => sale.Lines.FirstOrDefault(l => l.Line.LineId == line)?.Line.Sku;

    /// <summary>What a return takes that a person settled by hand: what was announced, at the prices of the sale, and the refunds of its lines.</summary>
    public static BookedReturn ByHand(ReturnState state, CaseId caseId) => new(caseId.Key)
    {
        Lines =
        [
            .. state.Return!.Lines.GroupBy(static l => l.LineId).Join(state.Sale!.Lines, static g => g.Key, static l => l.Line.LineId, static (g, sold) => (Sold: sold.Line, Quantity: Math.Min(g.Sum(static l => l.Quantity), sold.Line.Quantity)))
                .Select(static l => new BookedLine(l.Sold.LineId, l.Quantity, l.Sold.Goods with { Amount = decimal.Round(l.Sold.Goods.Amount * l.Quantity / l.Sold.Quantity, l.Sold.Goods.Decimals, MidpointRounding.AwayFromZero) })),
        ],
        RefundIds = [.. state.SeenRefunds.Select(static r => r.Id)],
    };

    private static Outcome<ReturnSums> Of(ReturnState state, CreditNote note, ReturnContext context)
    {
        var sale = state.Sale!;
        var taken = note.Lines.Where(static l => l.Effect is StockEffect.Restock or StockEffect.Quarantine).ToList();
        if (taken.Exists(static l => l.Effect == StockEffect.Quarantine) && (context.Policy.QuarantineLocation is null || !context.Erp.Locations))
            return ReturnRefusals.NoQuarantine(state.Return!, context);
        var invoice = state.Asked is { } before && sale.Invoices.Any(i => i.Id == before.Invoice.Id) && state.Credit is not null
            ? before.Invoice
            : InvoiceFor([.. taken.Select(static l => (l.Sku, l.Quantity))], sale, state.Others ?? []);
        if (invoice is null)
            return ReturnRefusals.InvoiceUnclear(state.Return!, sale, taken, state.Others ?? []);
        var asked = new ErpReturn
        {
            ExternalNumber = ReturnMark.Of(context.Route.Marketplace, state.Return!.Id, context.Erp.ExternalNumberLength),
            Order = sale.Order,
            Invoice = invoice,
            Lines =
            [
                .. taken.Select(l => new ErpReturnLine(
                    l.Sku, l.Quantity, sale.Lines.First(s => s.Line.LineId == l.LineId).Unit, l.Goods, l.Effect == StockEffect.Quarantine ? context.Policy.QuarantineLocation : null)),
            ],
            Charges = note.Delivery is { Amount: > 0m } delivery ? [new ErpReturnCharge(ChargeKind.Shipping, delivery)] : [],
            Total = note.Total,
            PostingDate = state.PostingDay,
            OfOthers = state.OfOthers,
        };
        return new ReturnSums(asked, Refunds(note, taken, sale), note.CommissionBack);
    }

    private static List<PlannedRefund> Refunds(CreditNote note, List<ReversedLine> taken, ReturnedSale sale)
    {
        var shipping = note.Delivery?.Amount ?? 0m;
        var refunds = new List<PlannedRefund>();
        foreach (var line in taken.GroupBy(static l => l.LineId))
        {
            var sold = sale.Lines.First(l => l.Line.LineId == line.Key);
            var delivery = Math.Min(shipping, sold.Shipping.Amount);
            shipping -= delivery;
            refunds.Add(new PlannedRefund(
                line.Key, line.Sum(static l => l.Quantity), Sum(line.Select(static l => l.Goods), sale.Currency), new Money(delivery, sale.Currency))
            {
                Taxes = sale.PricesIncludeTax ? [] : Share(sold.Taxes, line.Sum(static l => l.Tax.Amount)),
            });
        }

        // What is left of the delivery stands on lines that nothing comes back of.
        foreach (var sold in sale.Lines.Where(l => shipping > 0m && refunds.TrueForAll(r => r.LineId != l.Line.LineId)))
        {
            var delivery = Math.Min(shipping, sold.Shipping.Amount);
            shipping -= delivery;
            if (delivery > 0m)
                refunds.Add(new PlannedRefund(sold.Line.LineId, 0m, Money.Zero(sale.Currency), new Money(delivery, sale.Currency)));
        }

        refunds.RemoveAll(static r => r.Amount.Amount + r.Shipping.Amount == 0m);
        return sale.PricesIncludeTax || note.DeliveryTax is not { Amount: > 0m } tax || refunds.TrueForAll(static r => r.Shipping.Amount == 0m) ? refunds
            : [.. refunds.Zip(Parts(tax, [.. refunds.Select(static r => r.Shipping.Amount)]), (r, part) => r with { ShippingTaxes = Share(sale.Lines.First(l => l.Line.LineId == r.LineId).ShippingTaxes, part.Amount) })];
    }

    /// <summary>The tax that is reversed, in the marketplace's own taxes.</summary>
    private static IReadOnlyList<TaxAmount> Share(IReadOnlyList<TaxAmount> sold, decimal tax) => tax == 0m || sold.All(static t => t.Amount.Amount == 0m)
        ? []
        : [.. sold.Zip(Parts(new Money(tax, sold[0].Amount.Currency), [.. sold.Select(static t => t.Amount.Amount)]), static (of, part) => of with { Amount = part })];

    private static IReadOnlyList<Money> Parts(Money amount, IReadOnlyList<decimal> weights) => amount.Allocate(weights, amount.Decimals);

    /// <summary>Taxes as they are on a part of what they were on.</summary>
    public static IReadOnlyList<TaxAmount> Share(IReadOnlyList<TaxAmount> taxes, decimal part, decimal of) => part == of || of == 0m
        ? taxes
        : [.. taxes.Select(t => t with { Amount = t.Amount with { Amount = decimal.Round(t.Amount.Amount * part / of, t.Amount.Decimals, MidpointRounding.AwayFromZero) } })];

    /// <summary>The same refunds, brought to another sum: what a person credited in the ERP.</summary>
    public static IReadOnlyList<PlannedRefund> Scale(IReadOnlyList<PlannedRefund> refunds, Money total)
    {
        var goods = total.Amount - refunds.Sum(static r => r.Shipping.Amount + r.ShippingTaxes.Sum(static t => t.Amount.Amount));
        if (goods < 0m || refunds.Sum(static r => r.Gross) == 0m)
            return refunds;
        return [.. refunds.Zip(Parts(new Money(goods, total.Currency), [.. refunds.Select(static r => r.Gross)]), static (r, part) => WithGross(r, part.Amount))];
    }

    private static PlannedRefund WithGross(PlannedRefund refund, decimal gross)
    {
        var taxes = Share(refund.Taxes, gross, refund.Gross);
        return refund with { Amount = refund.Amount with { Amount = gross - taxes.Sum(static t => t.Amount.Amount) }, Taxes = taxes };
    }

    private static SoldLine Less(SoldLine line, IReadOnlyList<BookedReturn> others)
    {
        var taken = others.SelectMany(static o => o.Lines).Where(b => b.LineId == line.LineId).ToList();
        return taken.Count == 0 ? line : line with { Reversed = taken.Sum(static b => b.Quantity), Credited = Sum(taken.Select(static b => b.Goods), line.Goods.Currency) };
    }

    private static SoldDelivery? DeliveryLeft(ReturnedSale sale, IReadOnlyList<BookedReturn> others) => sale.Delivery is { } delivery
        ? delivery with { PaidBack = Sum(others.Select(static o => o.Delivery).OfType<Money>(), sale.Currency) }
        : null;

    private static bool IsDeliveryCredited(ReturnedSale sale, IReadOnlyList<BookedReturn> others, IReadOnlyList<GoodsReceipt> arrived, DeliveryCredit when) => when switch
    {
        DeliveryCredit.Always => true,
        DeliveryCredit.WhenNothingIsKept => sale.Lines.All(l => l.Line.Quantity <=
            others.SelectMany(static o => o.Lines).Where(b => b.LineId == l.Line.LineId).Sum(static b => b.Quantity)
            + arrived.SelectMany(static r => r.Lines).Where(g => g.LineId == l.Line.LineId && g.Condition != GoodsCondition.Missing).Sum(static g => g.Quantity)),
        _ => false,
    };

    private static Money Sum(IEnumerable<Money> amounts, CurrencyCode currency) => amounts.Aggregate(Money.Zero(currency), static (sum, amount) => sum + amount);
}
