using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger.Checks;

/// <summary>Every order is taken in time, once; what is refused or cancelled by the seller was meant by somebody.</summary>
internal static class AcceptanceCheck
{
    public static void Run(Audit audit, OrderStory story)
    {
        var offered = story.Marketplace.OfType<OrderOffered>().FirstOrDefault();
        var decisions = story.Marketplace.OfType<OrderDecided>().ToList();
        foreach (var decided in decisions)
        {
            var missed = decided.By == Actor.Vendor && decided.Accepted.Count == 0;
            if (missed && offered is not null && WasLeftToAPerson(audit, story, decided))
                audit.Waits(story, LedgerStep.Accept, offered.At, Entitlement.After(story, e => e.Sequence < decided.Sequence));
            else if (missed)
                audit.Lost(story, "acceptance-missed", decided.At, "a decision in time", "it was refused by the marketplace because nobody accepted it");
            else if (decided.By == Actor.Seller && offered is not null && decided.At > offered.AcceptBy)
                audit.Wrong(story, "acceptance-late", decided.At, Audit.Text($"a decision before {offered.AcceptBy:u}"), "it came later");
            else if (decided.By == Actor.Seller && (offered is null || decided.Sequence < offered.Sequence))
                audit.Wrong(story, "acceptance-early", decided.At, "a decision when the marketplace asks for one", "it came before");
        }

        foreach (var again in decisions.Where(static d => d.By == Actor.Seller).Skip(1))
            audit.Doubled(story, "acceptance-doubled", again.At, "one decision", Audit.Text($"it was decided {decisions.Count} times"));
        GivenUp(audit, story, decisions);
    }

    /// <summary>A person saw that the program could not take it, and had the time to do so himself.</summary>
    private static bool WasLeftToAPerson(Audit audit, OrderStory story, OrderDecided missed) =>
        audit.Excuses.WasHeldAt(story, LedgerStep.Accept, missed.At) && audit.Excuses.WasHeldAt(story, LedgerStep.Accept, missed.At - audit.Terms.ChangeTime);

    private static void GivenUp(Audit audit, OrderStory story, List<OrderDecided> decisions)
    {
        if (audit.Excuses.IsMeant(story))
            return;
        if (decisions.Find(static d => d is { By: Actor.Seller, Accepted.Count: 0 }) is { } refused)
            audit.Lost(story, "refused", refused.At, "an order that is taken, or a refusal that is meant", "every line was refused");
        else if (decisions.Find(static d => d is { By: Actor.Seller, Refused.Count: > 0 }) is { } partly)
            audit.Lost(story, "refused-part", partly.At, "lines that are taken, or a refusal that is meant", Audit.Text($"{partly.Refused.Count} lines were refused"));

        if (story.Marketplace.OfType<OrderCancelled>().FirstOrDefault(static c => c.By == Actor.Seller) is { } cancelled)
        {
            audit.Lost(story, "cancelled", cancelled.At, "an order that is carried out, or a cancellation that is meant", "the seller cancelled it");
            return;
        }

        var now = story.Now();
        var cut = story.Marketplace.Where(static e => e is { By: Actor.Seller } and (QuantityCancelled or QuantityRefunded { NotToBeSent: true })).ToList();
        if (cut.Count > 0 && !now.IsOff && now.ToSend().Total == 0m)
            audit.Lost(story, "given-back", cut[^1].At, "goods that are sent, or a refund that is meant", "the seller gave everything back before it was sent");
        else if (cut.Count > 0 && audit.Excuses.KnowsGivenUp)
            audit.Lost(story, "given-back-part", cut[0].At, "goods that are sent, or a cancellation that is meant", "the seller gave a part back before it was sent");
    }
}
