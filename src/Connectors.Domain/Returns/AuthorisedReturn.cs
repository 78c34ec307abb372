using Connectors.Domain.Reasons;

namespace Connectors.Domain.Returns;

/// <summary>A return of which nothing has arrived. It can neither be credited nor refunded.</summary>
public sealed class AuthorisedReturn : ReturnCase
{
    internal AuthorisedReturn(ReturnAuthorisation authorisation)
        : base(authorisation, [])
    {
    }

    /// <inheritdoc/>
    public override ReturnStage Stage => ReturnStage.Authorised;

    /// <summary>A parcel arrived.</summary>
    /// <returns>The received return; <see cref="ReasonCatalogue.ReturnTooMany"/> when more came than was announced.</returns>
    /// <exception cref="ArgumentException">The receipt has no id or line, or a line has no quantity or condition.</exception>
    public Outcome<ReceivedReturn> Receive(GoodsReceipt receipt) => Add(receipt);

    /// <summary>It was called off.</summary>
    public ClosedReturn Cancel() => new(Authorisation, Receipts, ReturnEnd.Cancelled);

    /// <summary>Nothing ever arrived.</summary>
    public ClosedReturn GiveUp() => new(Authorisation, Receipts, ReturnEnd.NeverArrived);

    private protected override Outcome<ReturnCase> Take(ReturnStep step) => step switch
    {
        ReturnStep.GoodsReceived received => Widen(Receive(received.Receipt)),
        ReturnStep.Ended { End: ReturnEnd.Cancelled } => Cancel(),
        ReturnStep.Ended { End: ReturnEnd.NeverArrived } => GiveUp(),
        ReturnStep.CreditPosted or ReturnStep.RefundPaid or ReturnStep.PartRefunded => NotReceived(step),
        _ => WrongStep(step),
    };
}
