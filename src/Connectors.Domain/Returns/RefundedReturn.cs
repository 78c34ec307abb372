using Connectors.Domain.Reasons;

namespace Connectors.Domain.Returns;

/// <summary>A return whose money is back with the customer. Nothing follows.</summary>
public sealed class RefundedReturn : ReturnCase
{
    internal RefundedReturn(CreditedReturn credited, string refundId)
        : base(credited.Authorisation, credited.Receipts)
    {
        CreditNote = credited.CreditNote;
        RefundId = refundId;
    }

    /// <inheritdoc/>
    public override ReturnStage Stage => ReturnStage.Refunded;

    /// <summary>What was credited, and refunded.</summary>
    public CreditNote CreditNote { get; }

    /// <summary>The marketplace's id of the refund.</summary>
    public string RefundId { get; }

    private protected override Outcome<ReturnCase> Take(ReturnStep step) => step switch
    {
        ReturnStep.CreditPosted credit when credit.Number == CreditNote.Number => this,
        ReturnStep.RefundPaid refund when refund.RefundId == RefundId => refund.Amount == CreditNote.Total ? this : Differs("refund", RefundId),
        _ => WrongStep(step),
    };
}
