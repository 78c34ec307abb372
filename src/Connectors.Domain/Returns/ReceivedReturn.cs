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

    /// <summary>Credits what has arrived so far, as the policy says: price, VAT and commission of that part of each line, and what becomes of the goods.</summary>
    /// <param name="number">The credit note's number; not empty.</param>
    /// <param name="policy">What is credited.</param>
    /// <returns>The credited return; <see cref="ReasonCatalogue.ReturnNotCompliant"/> when nothing of it may be credited.</returns>
    /// <exception cref="ArgumentException">There is no number.</exception>
    public Outcome<CreditedReturn> Credit(string number, ReturnPolicy policy)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(number);
        ArgumentNullException.ThrowIfNull(policy);
        var currency = Authorisation.Lines[0].Sold.Goods.Currency;
        var (total, commission, isAny) = (Money.Zero(currency), Money.Zero(currency), false);
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
                total += Authorisation.PricesIncludeTax ? part.Goods : part.Goods + part.Tax;
                commission += part.Commission + part.CommissionTax;
                lines.Add(part);
            }
        }

        return isAny
            ? new CreditedReturn(this, new CreditNote { Number = number, Lines = lines, Total = total, CommissionBack = commission })
            : Refuse(
                ReasonCatalogue.ReturnNotCompliant,
                "Nothing of what came back may be credited.",
                "Refuse the goods, or credit them under another policy.",
                new Fact("conditions", string.Join(", ", Receipts.SelectMany(static r => r.Lines).Select(static l => l.Condition).Distinct())));
    }

    /// <summary>None of the goods may be credited, and the return ends.</summary>
    public ClosedReturn RefuseGoods() => new(Authorisation, Receipts, ReturnEnd.GoodsRefused);

    private protected override Outcome<ReturnCase> Take(ReturnStep step) => step switch
    {
        ReturnStep.GoodsReceived received => Widen(Receive(received.Receipt)),
        ReturnStep.CreditPosted credit => Widen(Credit(credit.Number, credit.Policy)),
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
}
