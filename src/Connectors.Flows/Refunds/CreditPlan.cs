namespace Connectors.Flows.Refunds;

/// <summary>
/// What is done next with a document that credits something of an order, of which it is known what it is to hold and which is not posted: made and marked in the turn of the order, brought to hold that, posted. Pure.
/// </summary>
internal static class CreditPlan
{
    /// <summary>The next step.</summary>
    /// <param name="known">What is known of it.</param>
    /// <param name="terms">What holds for it.</param>
    public static CreditStep Next(CreditDocument known, CreditTerms terms)
    {
        var isUnmarked = known.Credit is not { IsMarked: true };
        var isToFit = known is { Credit: not null, MissedAt: null } && (isUnmarked || known.FittedVersion != known.AskedVersion);
        if (isUnmarked && Waiting(known, CreditDocument.Create, terms) is { } unmade)
            return unmade;
        if (!isUnmarked && isToFit && Waiting(known, CreditDocument.Fit, terms) is { } unfitted)
            return unfitted;

        // In its turn it hears what others take by now, and with its end they hear what this one takes.
        if ((isUnmarked || isToFit) && !terms.IsOn)
            return new CreditStep(CreditMove.None, NeedsTurn: true);
        if (known.Credit is null)
            return new CreditStep(CreditMove.Create, NeedsTurn: true) { Refused = known.RefusalOf(CreditDocument.Create) };
        if (known.MissedAt is { } missed)
            return new CreditStep(CreditMove.Read, isUnmarked) { NotBefore = missed + terms.WorksFor };
        if (isToFit)
            return new CreditStep(CreditMove.Fit, NeedsTurn: true) { NotBefore = RefusedUntil(known, CreditDocument.Fit, terms), Refused = known.RefusalOf(CreditDocument.Fit) };
        var isRight = known.IsRight(terms.Tolerance);
        var differs = !isRight && !known.Credit.IsIncomplete;
        if (isRight && terms is { IsAllHere: true, Posts: true })
            return new CreditStep(CreditMove.Post, NeedsTurn: false) { NotBefore = RefusedUntil(known, CreditDocument.Post, terms), Refused = known.RefusalOf(CreditDocument.Post) };
        var isForOthers = isRight && terms.IsAllHere;
        return new CreditStep(CreditMove.Read, NeedsTurn: false) { NotBefore = known.SeenAt + (isForOthers ? terms.AgainAfter : terms.CheckEvery), Differs = differs, IsForOthers = isForOthers };
    }

    /// <summary>What was refused is not tried again yet: nothing of it was done, so that others of the order may have their turn.</summary>
    private static CreditStep? Waiting(CreditDocument known, string effect, CreditTerms terms) =>
        RefusedUntil(known, effect, terms) is { } until && terms.Now < until ? new CreditStep(CreditMove.None, NeedsTurn: false) { LookAgainAt = until, Refused = known.RefusalOf(effect) } : null;

    private static DateTimeOffset? RefusedUntil(CreditDocument known, string effect, CreditTerms terms) => known.RefusalOf(effect)?.At + terms.AgainAfter;
}
