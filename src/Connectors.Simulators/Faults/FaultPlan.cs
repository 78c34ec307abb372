using Connectors.Simulators.Internal;
using Connectors.Simulators.Time;

namespace Connectors.Simulators.Faults;

/// <summary>Which requests of a vendor go wrong: fixed by the seed and the running number of the request.</summary>
internal sealed class FaultPlan(SimulationOptions options, string vendor)
{
    private readonly (FaultKind Kind, decimal Share)[] _shares = [.. Shares(options.Way, options.Time).Where(static s => s.Share > 0m)];
    private long _requests;
    private bool _refusedLast;

    public long Injected { get; private set; }

    /// <summary>What goes wrong with the next request. The dice, for what is left to choose, are the request's own.</summary>
    public FaultKind Next(out Dice dice)
    {
        var number = _requests++.Text();
        dice = Dice.For(options.Seed, vendor, number);
        if (options.FaultRate > 0 && dice.Chance(options.FaultRate))
            return (FaultKind)dice.Between((int)FaultKind.TooMany, (int)FaultKind.HtmlAfterEffect);
        dice = Dice.For(options.Seed, vendor + ".way", number);
        var kind = _shares.Length == 0 ? FaultKind.None : Draw(ref dice);
        if (kind == FaultKind.Unauthorized && _refusedLast)
            kind = FaultKind.None;
        _refusedLast = kind == FaultKind.Unauthorized;
        return kind;
    }

    /// <summary>Counts a fault once it has really happened: not every request gives room for every one.</summary>
    public void Happened() => Injected++;

    private FaultKind Draw(ref Dice dice)
    {
        var at = dice.Below(1_000_000) / 1_000_000m;
        foreach (var (kind, share) in _shares)
        {
            if (at < share)
                return kind;
            at -= share;
        }

        return FaultKind.None;
    }

    private static IEnumerable<(FaultKind Kind, decimal Share)> Shares(WayBehaviours way, TimeBehaviours time) =>
    [
        (FaultKind.PageAfterEffect, way.PagesAfterEffect),
        (FaultKind.EmptyAfterEffect, way.EmptyAnswersAfterEffect),
        (FaultKind.GatewayNotFound, way.GatewayNotFound),
        (FaultKind.GatewayRedirect, way.GatewayRedirects),
        (FaultKind.ProxySignIn, way.ProxySignIns),
        (FaultKind.Misdirected, way.Misdirected),
        (FaultKind.OriginUnreachable, way.OriginUnreachable),
        (FaultKind.OriginAnswerLost, way.OriginAnswersLost),
        (FaultKind.Unauthorized, way.UnauthorizedOnce),
        (FaultKind.ResetBeforeEffect, way.ResetsBeforeEffect),
        (FaultKind.AbortAfterEffect, way.ResetsAfterEffect),
        (FaultKind.UnreadableRecord, way.UnreadableRecords),
        (FaultKind.TruncatedBody, way.CutAnswers),
        (FaultKind.DoubledAnswer, way.DoubledAnswers),
        (FaultKind.ThrottledForSeconds, way.ThrottledForSeconds),
        (FaultKind.ThrottledUntilDate, way.ThrottledUntilDate),
        (FaultKind.ThrottledUntilPastDate, way.ThrottledUntilPastDate),
        (FaultKind.ThrottledForAges, way.ThrottledForAges),
        (FaultKind.ThrottledForFractions, way.ThrottledForFractions),
        (FaultKind.ThrottledWithoutWait, way.ThrottledWithoutWait),
        (FaultKind.ThrottledInWords, way.ThrottledInWords),
        (FaultKind.LateCommit, time.LateCommits),
        (FaultKind.SlowAnswer, time.SlowAnswers),
        (FaultKind.StaleRead, time.StaleReads),
    ];
}
