using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger;

/// <summary>
/// What explains that a step of an order waits: trouble in the world that concerns this very step, and a hold by which a person can see it. When the seller says
/// what he holds, trouble that nobody holds explains nothing.
/// </summary>
internal sealed class Excuses
{
    private readonly List<(string? OrderId, string Kind, string Step, DateTimeOffset From, DateTimeOffset? Until)> _troubles = [];
    private readonly List<(string OrderId, string? Step, DateTimeOffset From, DateTimeOffset? Until)>? _holds;
    private readonly HashSet<string>? _givenUp;
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
                    _troubles.Add((story.OrderId, "deleted-by-a-person", LedgerStep.ErpOrder, happened.At, null));
                else if (happened is GoodsStopped { By: Actor.Person })
                    _troubles.Add((story.OrderId, "stopped-by-a-person", LedgerStep.WarehouseOrder, happened.At, null));
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
    }

    /// <summary>Whether the seller said of every order that was given up that it was meant.</summary>
    public bool KnowsGivenUp => _givenUp is not null;

    public bool IsMeant(OrderStory story) => _givenUp?.Contains(story.OrderId) == true;

    /// <summary>Whether the wait of this step is explained now.</summary>
    public bool IsExcusedNow(OrderStory story, string step) => _holds is null ? TroubleNow(story, step) is not null : IsHeldNow(story, step);

    /// <summary>Whether a step that was done in the end waited with an explanation for some of its time.</summary>
    public bool WasExcused(OrderStory story, string step, DateTimeOffset from, DateTimeOffset until) => _holds is null
        ? _troubles.Exists(t => Concerns(t.OrderId, t.Step, story, step) && t.From <= until && (t.Until ?? until) >= from)
        : _holds.Exists(h => h.OrderId == story.OrderId && (h.Step ?? step) == step && h.From <= until && (h.Until ?? until) >= from);

    public string? TroubleNow(OrderStory story, string step)
    {
        foreach (var (orderId, kind, troubled, from, until) in _troubles)
        {
            if (Concerns(orderId, troubled, story, step) && from <= _now && (until is null || until > _now))
                return kind;
        }

        return null;
    }

    public bool IsHeldNow(OrderStory story, string step) =>
        _holds?.Exists(h => h.OrderId == story.OrderId && (h.Step ?? step) == step && h.From <= _now && (h.Until is null || h.Until > _now)) == true;

    private static bool Concerns(string? orderId, string troubled, OrderStory story, string step) => (orderId is null || orderId == story.OrderId) && troubled == step;
}
