using Connectors.Domain.Reasons;

namespace Connectors.Domain.Returns;

/// <summary>A return whose money is back with the customer. Nothing follows.</summary>
public sealed class RefundedReturn : ReturnCase
{
    internal RefundedReturn(CreditedReturn credited, string refundId, IReadOnlyList<PaidRefund> refunds)
        : base(credited.Authorisation, credited.Receipts)
    {
        CreditNote = credited.CreditNote;
        RefundId = refundId;
        Refunds = refunds;
    }

    /// <inheritdoc/>
    public override ReturnStage Stage => ReturnStage.Refunded;

    /// <summary>What was credited, and refunded.</summary>
    public CreditNote CreditNote { get; }

    /// <summary>The marketplace's id of the refund, the last of several.</summary>
    public string RefundId { get; }

    /// <summary>Every payment; they add up to the credit note. Never null.</summary>
    public IReadOnlyList<PaidRefund> Refunds { get; }

    private protected override Outcome<ReturnCase> Take(ReturnStep step) => step switch
    {
        ReturnStep.CreditPosted credit when credit.Number == CreditNote.Number => this,
        ReturnStep.RefundPaid refund when Known(refund.RefundId) is { } paid => refund.Amount == paid.Amount ? this : Differs("refund", refund.RefundId),
        ReturnStep.PartRefunded part when Known(part.RefundId) is { } paid => part.Amount == paid.Amount ? this : Differs("refund", part.RefundId),
        _ => WrongStep(step),
    };

    private PaidRefund? Known(string refundId) => Refunds.FirstOrDefault(r => r.RefundId == refundId);
}
