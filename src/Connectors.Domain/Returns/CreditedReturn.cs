using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Returns;

/// <summary>A return whose credit note is posted. Goods that come later need a return of their own.</summary>
public sealed class CreditedReturn : ReturnCase
{
    internal CreditedReturn(ReceivedReturn received, CreditNote creditNote)
        : base(received.Authorisation, received.Receipts) => CreditNote = creditNote;

    /// <inheritdoc/>
    public override ReturnStage Stage => ReturnStage.Credited;

    /// <summary>What is credited, and what becomes of the goods.</summary>
    public CreditNote CreditNote { get; }

    /// <summary>The customer was paid back.</summary>
    /// <param name="refundId">The marketplace's id of the refund; not empty.</param>
    /// <param name="amount">What was paid, tax included.</param>
    /// <returns>The refunded return; <see cref="ReasonCatalogue.RefundMismatch"/> when it is not the credited amount.</returns>
    /// <exception cref="ArgumentException">There is no id.</exception>
    public Outcome<RefundedReturn> Refund(string refundId, Money amount)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(refundId);
        return amount == CreditNote.Total ? new RefundedReturn(this, refundId) : Refuse(
            ReasonCatalogue.RefundMismatch,
            "The refund is not the credited amount.",
            "Refund what the credit note says.",
            new Fact("credited", CreditNote.Total.ToString()),
            new Fact("refunded", amount.ToString()));
    }

    private protected override Outcome<ReturnCase> Take(ReturnStep step) => step switch
    {
        ReturnStep.CreditPosted credit when credit.Number == CreditNote.Number => this,
        ReturnStep.RefundPaid refund => Widen(Refund(refund.RefundId, refund.Amount)),
        _ => WrongStep(step),
    };
}
