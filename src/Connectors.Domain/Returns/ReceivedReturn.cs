using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Returns;

/// <summary>A return of which goods have arrived, all or some.</summary>
public sealed class ReceivedReturn : ReturnCase
{
    internal ReceivedReturn(ReturnAuthorisation authorisation, IReadOnlyList<GoodsReceipt> receipts)
        : base(authorisation, receipts)
    {
    }

    /// <inheritdoc/>
    public override ReturnStage Stage => ReturnStage.Received;

    /// <summary>Whether everything that was announced is accounted for.</summary>
    public bool IsComplete => Authorisation.Lines.All(l => Received(l, null) == l.Quantity);

    /// <summary>Another parcel arrived. The same receipt again changes nothing.</summary>
    /// <returns>The return; <see cref="ReasonCatalogue.ReturnTooMany"/> or <see cref="ReasonCatalogue.ReturnDiffers"/>.</returns>
    /// <exception cref="ArgumentException">The receipt has no id or line, or a line has no quantity or condition.</exception>
    public Outcome<ReceivedReturn> Receive(GoodsReceipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        return Receipts.FirstOrDefault(r => r.ReceiptId == receipt.ReceiptId) is not { } known ? Add(receipt)
            : known.SaysTheSameAs(receipt) ? this
            : Differs("receipt", known.ReceiptId);
    }

    /// <summary>
    /// Credits what has arrived so far, as the policy says: price, VAT and commission of that part of each line, what becomes of the goods, and the delivery.
    /// Never more than is left of what the customer paid.
    /// </summary>
    /// <param name="number">The credit note's number; not empty.</param>
    /// <param name="policy">What is credited.</param>
    /// <param name="deductions">What is taken off; null for nothing.</param>
    /// <returns>
    /// The credited return; <see cref="ReasonCatalogue.ReturnNotCompliant"/> when nothing of it may be credited; <see cref="ReasonCatalogue.RefundMismatch"/> when more is
    /// taken off a line than is credited of it.
    /// </returns>
    /// <exception cref="ArgumentException">There is no number, or a deduction is not above zero or in another currency.</exception>
    public Outcome<CreditedReturn> Credit(string number, ReturnPolicy policy, IReadOnlyCollection<CreditDeduction>? deductions = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(number);
        ArgumentNullException.ThrowIfNull(policy);
        var currency = Authorisation.Lines[0].Sold.Goods.Currency;
        if (deductions?.Any(d => d.Amount.Amount <= 0 || d.Amount.Currency != currency) is true)
            throw new ArgumentException("Deductions above zero in the currency of the return are expected.", nameof(deductions));
        var off = (deductions ?? []).GroupBy(static d => d.LineId).ToDictionary(static g => g.Key, static g => g.Sum(static d => d.Amount.Amount));
        var isAny = false;
        var lines = new List<ReversedLine>();
        foreach (var line in Authorisation.Lines)
        {
            var taken = line.Sold.Reversed;
            foreach (var condition in Enum.GetValues<GoodsCondition>())
            {
                var quantity = Received(line, condition);
                if (quantity == 0)
                    continue;
                var (isCredited, effect) = Treat(condition, policy);
                var part = isCredited ? SaleReversal.Part(line.Sold, taken, quantity, effect) : SaleReversal.Uncredited(line.Sold, quantity, effect);
                taken += isCredited ? quantity : 0m;
                isAny |= isCredited;
                lines.Add(Deduct(part, off));
            }
        }

        if (!isAny)
            return NothingCredited();
        return off.Where(static d => d.Value > 0).Select(static d => (OrderLineId?)d.Key).FirstOrDefault() is { } tooMuch
            ? TooMuchDeducted(tooMuch, off[tooMuch])
            : new CreditedReturn(this, Note(number, policy, lines));
    }

    /// <summary>None of the goods may be credited, and the return ends.</summary>
    public ClosedReturn RefuseGoods() => new(Authorisation, Receipts, ReturnEnd.GoodsRefused);

    private protected override Outcome<ReturnCase> Take(ReturnStep step) => step switch
    {
        ReturnStep.GoodsReceived received => Widen(Receive(received.Receipt)),
        ReturnStep.CreditPosted credit => Widen(Credit(credit.Number, credit.Policy, credit.Deductions)),
        ReturnStep.Ended { End: ReturnEnd.GoodsRefused } => RefuseGoods(),
        _ => WrongStep(step),
    };

    private static (bool IsCredited, StockEffect Effect) Treat(GoodsCondition condition, ReturnPolicy policy) => condition switch
    {
        GoodsCondition.Sellable => (true, StockEffect.Restock),
        GoodsCondition.Damaged when policy.CreditDamaged => (true, StockEffect.Quarantine),
        GoodsCondition.NotCompliant when policy.CreditNotCompliant => (true, StockEffect.Quarantine),
        GoodsCondition.Missing => (false, StockEffect.None),
        _ => (false, StockEffect.HoldForCustomer),
    };

    private decimal Received(AuthorisedLine line, GoodsCondition? condition) => Receipts
        .SelectMany(static r => r.Lines)
        .Where(l => l.LineId == line.Sold.LineId && (condition is null || l.Condition == condition))
        .Sum(static l => l.Quantity);

    /// <summary>Takes off a line's credit what is still to be taken off; tax and commission go with the price.</summary>
    private static ReversedLine Deduct(ReversedLine part, Dictionary<OrderLineId, decimal> off)
    {
        var amount = Math.Min(off.GetValueOrDefault(part.LineId), part.Goods.Amount);
        if (amount <= 0)
            return part;
        off[part.LineId] -= amount;
        var goods = part.Goods.Amount - amount;
        return part with
        {
            Goods = part.Goods with { Amount = goods },
            Tax = Of(part.Tax),
            Commission = Of(part.Commission),
            CommissionTax = Of(part.CommissionTax),
            Deducted = part.Goods with { Amount = amount },
        };

        Money Of(Money money) => money with { Amount = decimal.Round(money.Amount * goods / part.Goods.Amount, money.Decimals, MidpointRounding.AwayFromZero) };
    }

    private CreditNote Note(string number, ReturnPolicy policy, List<ReversedLine> lines)
    {
        var zero = Money.Zero(Authorisation.Lines[0].Sold.Goods.Currency);
        var (delivery, deliveryTax) = policy.CreditDelivery ? DeliveryLeft() : (null, null);
        var goods = lines.Aggregate(zero, (sum, l) => sum + l.Goods + (Authorisation.PricesIncludeTax ? zero : l.Tax));
        return new CreditNote
        {
            Number = number,
            Lines = lines,
            Delivery = delivery,
            DeliveryTax = deliveryTax,
            Total = goods + (delivery ?? zero) + (Authorisation.PricesIncludeTax ? zero : deliveryTax ?? zero),
            CommissionBack = lines.Aggregate(zero, static (sum, l) => sum + l.Commission + l.CommissionTax),
        };
    }

    private (Money? Amount, Money? Tax) DeliveryLeft()
    {
        if (Authorisation.Delivery is not { } delivery)
            return (null, null);
        var left = Math.Max(0m, delivery.Amount.Amount - (delivery.PaidBack?.Amount ?? 0m));
        var tax = delivery.Amount.Amount == 0 ? 0m : decimal.Round(delivery.Tax.Amount * left / delivery.Amount.Amount, delivery.Tax.Decimals, MidpointRounding.AwayFromZero);
        return (delivery.Amount with { Amount = left }, delivery.Tax with { Amount = tax });
    }

    private Refusal NothingCredited() => Refuse(
        ReasonCatalogue.ReturnNotCompliant,
        "Nothing of what came back may be credited.",
        "Refuse the goods, or credit them under another policy.",
        new Fact("conditions", string.Join(", ", Receipts.SelectMany(static r => r.Lines).Select(static l => l.Condition).Distinct())));

    private Refusal TooMuchDeducted(OrderLineId line, decimal beyond) => Refuse(
        ReasonCatalogue.RefundMismatch,
        $"More is taken off line '{line}' than is credited of it.",
        "Correct the deduction; what is credited can become nothing, and no less.",
        new Fact("line", line.Value),
        new Fact("beyond", beyond.ToString(CultureInfo.InvariantCulture)));
}
