using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Returns;

/// <summary>A return whose credit note is posted. Goods that come later need a return of their own.</summary>
public sealed class CreditedReturn : ReturnCase
{
    internal CreditedReturn(ReceivedReturn received, CreditNote creditNote)
        : base(received.Authorisation, received.Receipts)
    {
        CreditNote = creditNote;
        Refunds = [];
    }

    private CreditedReturn(CreditedReturn credited, IReadOnlyList<PaidRefund> refunds)
        : base(credited.Authorisation, credited.Receipts)
    {
        CreditNote = credited.CreditNote;
        Refunds = refunds;
    }

    /// <inheritdoc/>
    public override ReturnStage Stage => ReturnStage.Credited;

    /// <summary>What is credited, and what becomes of the goods.</summary>
    public CreditNote CreditNote { get; }

    /// <summary>What was paid back so far, where it is paid in several parts; empty while nothing was. Never null.</summary>
    public IReadOnlyList<PaidRefund> Refunds { get; }

    /// <summary>What is still to be paid back, tax included.</summary>
    public Money Open => CreditNote.Total with { Amount = CreditNote.Total.Amount - Refunds.Sum(static r => r.Amount.Amount) };

    /// <summary>The customer was paid back all that was still open.</summary>
    /// <param name="refundId">The marketplace's id of the refund; not empty.</param>
    /// <param name="amount">What was paid, tax included.</param>
    /// <returns>The refunded return; <see cref="ReasonCatalogue.RefundMismatch"/> when it is not the amount that was open.</returns>
    /// <exception cref="ArgumentException">There is no id.</exception>
    public Outcome<RefundedReturn> Refund(string refundId, Money amount)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(refundId);
        return amount == Open && Refunds.All(r => r.RefundId != refundId) ? new RefundedReturn(this, refundId, [.. Refunds, new PaidRefund(refundId, amount)]) : Mismatch(amount);
    }

    /// <summary>The customer was paid back a part: one of several payments, none of which may go beyond what is open. A repeated one changes nothing.</summary>
    /// <param name="refundId">The marketplace's id of the refund; not empty.</param>
    /// <param name="amount">What was paid, tax included; above zero.</param>
    /// <returns>
    /// The credited return with what is left open, or the refunded one when nothing is; <see cref="ReasonCatalogue.RefundMismatch"/> when it is more than was open,
    /// <see cref="ReasonCatalogue.ReturnDiffers"/> when the id was there with another amount.
    /// </returns>
    /// <exception cref="ArgumentException">There is no id, or the amount is not above zero.</exception>
    public Outcome<ReturnCase> RefundPart(string refundId, Money amount)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(refundId);
        if (amount.Amount <= 0)
            throw new ArgumentException("An amount above zero is expected.", nameof(amount));
        if (Refunds.FirstOrDefault(r => r.RefundId == refundId) is { } known)
            return known.Amount == amount ? this : Differs("refund", refundId);
        if (amount.Currency != Open.Currency || amount.Amount > Open.Amount)
            return Mismatch(amount);
        return amount == Open ? Widen(Refund(refundId, amount)) : new CreditedReturn(this, [.. Refunds, new PaidRefund(refundId, amount)]);
    }

    private protected override Outcome<ReturnCase> Take(ReturnStep step) => step switch
    {
        ReturnStep.CreditPosted credit when credit.Number == CreditNote.Number => this,
        ReturnStep.RefundPaid refund => Widen(Refund(refund.RefundId, refund.Amount)),
        ReturnStep.PartRefunded part => RefundPart(part.RefundId, part.Amount),
        _ => WrongStep(step),
    };

    private Refusal Mismatch(Money amount) => Refuse(
        ReasonCatalogue.RefundMismatch,
        "The refund is not the credited amount.",
        "Refund what the credit note says.",
        new Fact("credited", CreditNote.Total.ToString()),
        new Fact("refunded before", Refunds.Sum(static r => r.Amount.Amount).ToString(CultureInfo.InvariantCulture)),
        new Fact("refunded", amount.ToString()));
}
