using Connectors.Domain.Reasons;
using Connectors.Domain.Returns;

namespace Connectors.Conventions.Tests.Snippets;

internal static class ReturnsSnippets
{
    public static Outcome<RefundedReturn> Refund(ReturnAuthorisation authorisation, GoodsReceipt receipt)
    {
        // snippet: returns
        var authorised = ReturnCase.Authorise(authorisation);
        if (!authorised.IsOk)
            return authorised.Refusal;

        var received = authorised.Value.Receive(receipt);   // the only way to anything that can be credited
        if (!received.IsOk)
            return received.Refusal;

        var credited = received.Value.Credit("CN-1001", new ReturnPolicy(CreditDamaged: true));
        if (!credited.IsOk)
            return credited.Refusal;

        return credited.Value.Refund("refund-77", credited.Value.CreditNote.Total);
        // end
    }
}
