using System.Globalization;

namespace Connectors.Flows.Tests.Years;

/// <summary>What can go wrong in a simulated world.</summary>
internal enum TroubleKind
{
    // Workers.
    Kill,
    Freeze,
    Suspend,
    Stop,
    Upgrade,
    ClockStep,

    // The moment is the next request that must not be repeated: before it leaves, or right after.
    FreezeBeforeSend,
    FreezeAfterSend,
    KillAfterSend,
    StopAfterSend,
    NoKnowledge,

    // The store.
    StoreFails,
    StoreForgetsToAnswer,
    StoreSlow,
    StorePoison,

    // Vendors.
    Slow,
    Hang,
    HangDeaf,
    LosesRequests,
    LosesAnswers,
    CommitsLate,
    ShowsLate,
    AsksToWait,
    Page,
    Surprise,
    CannotTell,
    Denied,

    // What vendors show: an item of a list that cannot be read, goods that leave in part, kits part by part, dispatches that are told late.
    Unreadable,
    LeavesShort,
    SplitsKit,
    ToldLate,

    // Messages.
    DoubledMessage,
    LostMessage,
    PeopleCancel,
}

/// <summary>One thing that goes wrong, from a moment on for a while. Everything outside of these goes well.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">From when on.</param>
/// <param name="For">How long.</param>
/// <param name="Target">Which worker or vendor; empty for all.</param>
/// <param name="Odds">Share of what it befalls.</param>
/// <param name="Size">How much, where that means something.</param>
internal sealed record Trouble(TroubleKind Kind, TimeSpan At, TimeSpan For, string Target, double Odds, TimeSpan Size)
{
    /// <summary>Whether it lies in what a vendor shows, so that nothing befalls a request.</summary>
    public bool IsOfWhatIsShown => Kind is TroubleKind.Unreadable or TroubleKind.LeavesShort or TroubleKind.SplitsKit or TroubleKind.ToldLate;

    public bool IsOn(TimeSpan now) => now >= At && now < At + For;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{At:d\\.hh\\:mm\\:ss} {Kind} {Target} for {For:d\\.hh\\:mm\\:ss} odds {Odds:0.00} size {Size}");
}
