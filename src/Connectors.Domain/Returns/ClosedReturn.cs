using Connectors.Domain.Reasons;

namespace Connectors.Domain.Returns;

/// <summary>A return that ended without money. Nothing follows.</summary>
public sealed class ClosedReturn : ReturnCase
{
    internal ClosedReturn(ReturnAuthorisation authorisation, IReadOnlyList<GoodsReceipt> receipts, ReturnEnd end)
        : base(authorisation, receipts) => End = end;

    /// <inheritdoc/>
    public override ReturnStage Stage => ReturnStage.Closed;

    /// <summary>How it ended.</summary>
    public ReturnEnd End { get; }

    private protected override Outcome<ReturnCase> Take(ReturnStep step) => step switch
    {
        ReturnStep.Ended ended when ended.End == End => this,
        ReturnStep.CreditPosted or ReturnStep.RefundPaid or ReturnStep.PartRefunded when Receipts.Count == 0 => NotReceived(step),
        _ => WrongStep(step),
    };
}
