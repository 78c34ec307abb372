using System.Globalization;

namespace Connectors.Flows.Tests.Years;

/// <summary>A world before it begins: who lives in it, and everything that will go wrong. The same plan always gives the same world.</summary>
internal sealed record YearPlan
{
    /// <summary>What a release of ours cannot read is mended by the next one, also hours after all else went well.</summary>
    private static readonly TimeSpan MendsAfter = TimeSpan.FromHours(10);

    /// <summary>And, two times over, sooner than closed cases are forgotten: what is read again then would be taken for something new.</summary>
    private static readonly TimeSpan MendsWithin = TimeSpan.FromHours(30);

    private static readonly TroubleKind[] AllKinds = Enum.GetValues<TroubleKind>();

    public required ulong Seed { get; init; }

    public required int Workers { get; init; }

    /// <summary>How long things go wrong.</summary>
    public required TimeSpan Breaks { get; init; }

    /// <summary>How long they then go well.</summary>
    public TimeSpan Heals { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Whether all workers and the store live on one machine and share its wall clock, which may be set by hours.</summary>
    public required bool IsOneMachine { get; init; }

    /// <summary>
    /// Whether clocks may be wrong by hours. Vendors are then done when they answer: how long a vendor may still be working is told by the clock of flows,
    /// so what a flow says of it must leave room for how far clocks differ.
    /// </summary>
    public required bool HasWildClocks { get; init; }

    public required int Concurrency { get; init; }

    public required int OrdersPerDay { get; init; }

    /// <summary>Releases of the workers when the world begins.</summary>
    public required IReadOnlyList<int> Releases { get; init; }

    public required IReadOnlyList<Trouble> Troubles { get; init; }

    public TimeSpan End => Breaks + Heals;

    public double WorkerDays => Workers * End.TotalDays;

    public static YearPlan From(ulong seed, int days = 7)
    {
        var dice = new Dice(seed);
        var workers = dice.Number(2, 4, "workers");
        var breaks = TimeSpan.FromDays(days);
        var isOneMachine = dice.Chance(0.3, "one machine");
        var wild = dice.Chance(0.3, "wild clocks");
        var kinds = AllKinds.Where(k => dice.Chance(0.3, $"enabled {k}") && IsPossible(k, wild, isOneMachine)).ToList();
        var isMixed = dice.Chance(0.4, "mixed releases");
        return new YearPlan
        {
            Seed = seed,
            Workers = workers,
            Breaks = breaks,
            IsOneMachine = isOneMachine,
            HasWildClocks = wild,
            Concurrency = dice.Number(2, 6, "concurrency"),
            OrdersPerDay = dice.Number(3, 10, "orders"),
            Releases = [.. Enumerable.Range(0, workers).Select(i => isMixed && i > 0 ? dice.Number(1, 2, "release") : isMixed ? 1 : 2)],
            Troubles = [.. kinds.SelectMany(k => Some(k, dice, workers, breaks)).OrderBy(static t => t.At).ThenBy(static t => t.Kind)],
        };
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        seed {Seed}: {Workers} workers of releases {string.Join(' ', Releases)}, {Concurrency} cases at once, {OrdersPerDay} orders a day, {(IsOneMachine ? "one machine" : "several machines")}{(HasWildClocks ? ", wild clocks" : string.Empty)}; breaks for {Breaks.TotalDays} days, heals for {Heals.TotalDays}
        {string.Join('\n', Troubles)}
        """);

    private static TimeSpan Earlier(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static bool IsPossible(TroubleKind kind, bool wild, bool isOneMachine) => kind switch
    {
        TroubleKind.CommitsLate or TroubleKind.ShowsLate or TroubleKind.Slow => !wild,

        // Of the two clocks one must be right: a machine whose monotonic clock slept while its wall clock was set back knows nothing of the time.
        TroubleKind.Suspend => !wild && !isOneMachine,
        _ => true,
    };

    private static IEnumerable<Trouble> Some(TroubleKind kind, Dice dice, int workers, TimeSpan breaks)
    {
        var count = dice.Number(1, kind is TroubleKind.Kill or TroubleKind.Freeze or TroubleKind.Stop ? 12 : kind is TroubleKind.Unreadable ? 2 : 5, $"count {kind}");
        for (var i = 0; i < count; i++)
        {
            var what = $"{kind} {i}";
            var at = dice.Span(TimeSpan.FromMinutes(10), breaks - TimeSpan.FromHours(6), $"at {what}");
            var worker = string.Create(CultureInfo.InvariantCulture, $"w{dice.Number(1, workers, $"worker {what}")}");
            var vendor = dice.Pick(["A", "B", "F"], $"vendor {what}");
            var window = dice.Skewed(TimeSpan.FromMinutes(5), TimeSpan.FromHours(6), $"for {what}");
            var odds = dice.Pick([0.2, 0.5, 1.0], $"odds {what}");
            yield return kind switch
            {
                TroubleKind.Kill => new Trouble(kind, at, dice.Skewed(TimeSpan.FromSeconds(1), TimeSpan.FromHours(2), $"down {what}"), worker, 1, default),
                TroubleKind.Freeze or TroubleKind.Suspend => new Trouble(kind, at, dice.Skewed(TimeSpan.FromSeconds(5), TimeSpan.FromHours(1), $"down {what}"), worker, 1, default),
                TroubleKind.Stop => new Trouble(kind, at, dice.Skewed(TimeSpan.FromSeconds(40), TimeSpan.FromHours(1), $"down {what}"), worker, 1, default),
                TroubleKind.FreezeBeforeSend or TroubleKind.FreezeAfterSend or TroubleKind.KillAfterSend or TroubleKind.StopAfterSend =>
                    new Trouble(kind, at, TimeSpan.FromHours(6), worker, 1, dice.Skewed(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(40), $"size {what}")),
                TroubleKind.Upgrade => new Trouble(kind, at, TimeSpan.FromMinutes(2), worker, 1, default),
                TroubleKind.ClockStep => new Trouble(kind, at, default, worker, 1, dice.Span(-TimeSpan.FromHours(2), TimeSpan.FromHours(2), $"step {what}")),
                TroubleKind.StoreFails or TroubleKind.StoreForgetsToAnswer => new Trouble(kind, at, dice.Skewed(TimeSpan.FromSeconds(2), TimeSpan.FromHours(1), $"outage {what}"), string.Empty, odds, default),
                TroubleKind.StoreSlow => new Trouble(kind, at, window, string.Empty, odds, dice.Skewed(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(100), $"size {what}")),
                TroubleKind.StorePoison => new Trouble(kind, at, window, string.Empty, 0.2, default),
                TroubleKind.NoKnowledge => new Trouble(kind, at, window, worker, odds, default),
                TroubleKind.Slow => new Trouble(kind, at, window, vendor, odds, dice.Skewed(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(7), $"size {what}")),
                TroubleKind.CommitsLate or TroubleKind.ShowsLate => new Trouble(kind, at, window, vendor, odds, dice.Span(TimeSpan.FromSeconds(30), VendorModel.Limit, $"size {what}")),
                TroubleKind.AsksToWait => new Trouble(kind, at, window, vendor, odds, dice.Pick([TimeSpan.FromSeconds(20), TimeSpan.FromHours(1), TimeSpan.FromDays(365), TimeSpan.MaxValue], $"size {what}")),
                TroubleKind.DoubledMessage or TroubleKind.LostMessage or TroubleKind.PeopleCancel => new Trouble(kind, at, TimeSpan.FromHours(12), string.Empty, odds / 2, default),
                TroubleKind.Unreadable => new Trouble(kind, at, dice.Span(TimeSpan.FromHours(1), Earlier(breaks - at + MendsAfter, MendsWithin), $"mended {what}"), dice.Pick(["F", "B"], $"list {what}"), odds / 2, default),
                TroubleKind.LeavesShort or TroubleKind.SplitsKit or TroubleKind.ToldLate => new Trouble(kind, at, window, "B", odds, WarehouseModel.Longest),
                TroubleKind.Surprise => new Trouble(kind, at, window + TimeSpan.FromHours(1), vendor, odds + 0.5, default),
                _ => new Trouble(kind, at, window, vendor, odds, default),
            };
        }
    }
}
