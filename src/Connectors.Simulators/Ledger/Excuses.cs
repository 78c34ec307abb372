using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger;

/// <summary>
/// What explains that a step of an order waits: trouble in the world that concerns this very step, and a hold by which a person can see it. When the seller says
/// what he holds, trouble that nobody holds explains nothing.
/// </summary>
internal sealed class Excuses
{
    /// <summary>The trouble that parcels go by a carrier without a row in the table.</summary>
    public const string UnmappedCarrier = "unmapped-carrier";

    private readonly List<(string? OrderId, string Kind, string Step, DateTimeOffset From, DateTimeOffset? Until)> _troubles = [];
    private readonly List<(string OrderId, string? Step, DateTimeOffset From, DateTimeOffset? Until)>? _holds;
    private readonly HashSet<string>? _givenUp;
    private readonly HashSet<string> _released;
    private readonly HashSet<string> _accepted;
    private readonly DateTimeOffset _now;

    public Excuses(StoryBook stories, AuditTerms terms)
    {
        _now = terms.Now;
        foreach (var trouble in stories.Troubles)
        {
            var end = stories.TroublesEnded.Find(e => e.Kind == trouble.Kind && (e.OrderId is null || e.OrderId == trouble.OrderId) && e.At >= trouble.At);
            _troubles.Add((trouble.OrderId, trouble.Kind, trouble.Step, trouble.At, end?.At));
        }

        // What a person took back in a vendor's screen has to be seen to by a person, at that step.
        foreach (var story in stories.Orders)
        {
            foreach (var happened in story.Events)
            {
                if (happened is SalesOrderDeleted { By: Actor.Person })
                    _troubles.Add((story.OrderId, "deleted-by-a-person", LedgerStep.ErpOrder, happened.At, Next<SalesOrderCreated>(story, happened)));
                else if (happened is GoodsStopped { By: Actor.Person })
                    _troubles.Add((story.OrderId, "stopped-by-a-person", LedgerStep.WarehouseOrder, happened.At, Next<WarehouseOrderCreated>(story, happened)));
            }
        }

        if (terms.Claims.Holds is { } holds)
        {
            _holds = [];
            foreach (var hold in holds)
            {
                if (stories.Behind(hold.Order) is { } held)
                    _holds.Add((held.OrderId, hold.Step, hold.Since ?? DateTimeOffset.MinValue, hold.Until));
            }
        }

        if (terms.Claims.GivenUp is { } givenUp)
            _givenUp = [.. givenUp.Select(o => stories.Behind(o)?.OrderId).OfType<string>()];
        _released = [.. (terms.Claims.Released ?? []).Select(o => stories.Behind(o)?.OrderId).OfType<string>()];
        _accepted = [.. (terms.Claims.AcceptedPrices ?? []).Select(o => stories.Behind(o)?.OrderId).OfType<string>()];
    }

    /// <summary>Whether the seller said of every order that was given up that it was meant.</summary>
    public bool KnowsGivenUp => _givenUp is not null;

    public bool IsMeant(OrderStory story) => _givenUp?.Contains(story.OrderId) == true;

    /// <summary>Whether somebody of the seller's let the order go although it is not paid, or more than the account takes.</summary>
    public bool IsReleased(OrderStory story) => _released.Contains(story.OrderId);

    /// <summary>Whether somebody of the seller's had it booked at the prices that it was sold at, whatever was agreed.</summary>
    public bool HasAcceptedPrices(OrderStory story) => _accepted.Contains(story.OrderId);

    /// <summary>When the program did anew what a person had taken back: from then on it is the program's again.</summary>
    private static DateTimeOffset? Next<T>(OrderStory story, WorldEvent after)
        where T : WorldEvent => story.Events.OfType<T>().FirstOrDefault(e => e.By == Actor.Seller && e.Sequence > after.Sequence)?.At;

    /// <summary>Whether the wait of this step is explained now.</summary>
    /// <param name="story">The order.</param>
    /// <param name="step">The step that waits.</param>
    /// <param name="but">A trouble that does not count; null when each does.</param>
    public bool IsExcusedNow(OrderStory story, string step, string? but = null) => Explaining(story, step, but).Any(IsNow);

    /// <summary>For how long of its wait a step had nothing to explain it.</summary>
    public TimeSpan Unexplained(OrderStory story, string step, DateTimeOffset from, DateTimeOffset until)
    {
        var (wait, at) = (TimeSpan.Zero, from);
        foreach (var (begins, ends) in Explaining(story, step).OrderBy(static e => e.From))
        {
            if (begins >= until)
                break;
            if (begins > at)
                wait += begins - at;
            if (ends is null || ends >= until)
                return wait;
            at = ends > at ? ends.Value : at;
        }

        return until > at ? wait + (until - at) : wait;
    }

    public string? TroubleNow(OrderStory story, string step) => Troubling(story, step).Where(t => IsNow((t.From, t.Until))).Select(static t => t.Kind).FirstOrDefault();

    public bool IsHeldNow(OrderStory story, string step) => Holding(story, step).Any(IsNow);

    /// <summary>Whether a person could see at that time that the step waits.</summary>
    public bool WasHeldAt(OrderStory story, string step, DateTimeOffset at) => Holding(story, step).Any(h => h.From <= at && (h.Until is null || h.Until >= at));

    private IEnumerable<(DateTimeOffset From, DateTimeOffset? Until)> Explaining(OrderStory story, string step, string? but = null) =>
        _holds is null ? Troubling(story, step).Where(t => t.Kind != but).Select(static t => (t.From, t.Until)) : Holding(story, step);

    private IEnumerable<(string Kind, DateTimeOffset From, DateTimeOffset? Until)> Troubling(OrderStory story, string step) =>
        _troubles.Where(t => Concerns(t.OrderId, t.Kind, t.Step, story, step)).Select(static t => (t.Kind, t.From, t.Until));

    private IEnumerable<(DateTimeOffset From, DateTimeOffset? Until)> Holding(OrderStory story, string step) =>
        (_holds ?? []).Where(h => h.OrderId == story.OrderId && (h.Step ?? step) == step).Select(static h => (h.From, h.Until));

    private bool IsNow((DateTimeOffset From, DateTimeOffset? Until) time) => time.From <= _now && (time.Until is null || time.Until > _now);

    private static bool Concerns(string? orderId, string kind, string troubled, OrderStory story, string step) =>
        (orderId is null || orderId == story.OrderId) && troubled == step && !(kind == UnmappedCarrier && IsUnfounded(story));

    /// <summary>Parcels that all go by carriers that everybody knows do not wait for an unknown one.</summary>
    private static bool IsUnfounded(OrderStory story) => story.ToTell(OrderStory.All) is { Count: > 0 } parcels && parcels.TrueForAll(static p => p.Parcel.CarrierCode is not null);
}
