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
    public bool IsOn(TimeSpan now) => now >= At && now < At + For;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{At:d\\.hh\\:mm\\:ss} {Kind} {Target} for {For:d\\.hh\\:mm\\:ss} odds {Odds:0.00} size {Size}");
}
