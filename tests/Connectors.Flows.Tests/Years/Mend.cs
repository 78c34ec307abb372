namespace Connectors.Flows.Tests.Years;

/// <summary>What the engine does right and could be taken out of a simulated world, to see whether the simulator notices.</summary>
internal enum Mend
{
    /// <summary>Nothing is taken out.</summary>
    None = 0,

    /// <summary>A run ends at a time limit.</summary>
    TimeLimit,

    /// <summary>Work is looked for while runs are under way.</summary>
    LooksWhileBusy,

    /// <summary>A poll goes on by the vendor's own timestamps.</summary>
    VendorsWatermark,

    /// <summary>The permit is asked before each send.</summary>
    Permit,

    /// <summary>A worker notices that its lease is lost.</summary>
    LeaseLost,

    /// <summary>The case is told of a stray run.</summary>
    StrayTold,

    /// <summary>A worker claims only flows that it serves.</summary>
    ServedFlows,

    /// <summary>A worker claims only formats that it knows.</summary>
    KnownFormats,

    /// <summary>An unexpected failure is tried again.</summary>
    UnexpectedIsNotFinal,

    /// <summary>A poll is never set aside.</summary>
    PollsGoOn,

    /// <summary>Setting a case aside keeps its records.</summary>
    KeepsRecords,

    /// <summary>How long a vendor asks to be left alone is bounded.</summary>
    BoundedWait,

    /// <summary>A stop lets runs end.</summary>
    Grace,

    /// <summary>Closed cases are pruned.</summary>
    Prunes,

    /// <summary>Nothing is repeated while the vendor may still be working on it.</summary>
    VendorsLimit,

    /// <summary>A look-up that cannot tell proves nothing.</summary>
    CannotTell,

    /// <summary>What we made is asked for by its id.</summary>
    AsksById,

    /// <summary>An unknown outcome is looked up before a repeat.</summary>
    LooksBeforeActing,

    /// <summary>A case that begins to wait looks whether what it waits for has changed meanwhile.</summary>
    LooksAgain,

    /// <summary>Leases are prolonged while a run is under way.</summary>
    Heartbeat,

    /// <summary>A page with an error's status is no answer of the vendor's.</summary>
    PagesAreNoRefusal,

    /// <summary>A page with a success's status proves nothing.</summary>
    PagesAreNoProof,

    /// <summary>What can be read of a list goes on beside what cannot.</summary>
    OthersGoOn,

    /// <summary>What could not be read is asked for alone.</summary>
    ReadsAlone,

    /// <summary>What cannot be read is shown.</summary>
    ShowsUnreadable,

    /// <summary>What can be read again is no longer shown.</summary>
    EndsOnceMended,

    /// <summary>A newer snapshot of a shipment replaces the one before.</summary>
    NewestSnapshot,

    /// <summary>Only what has left is told.</summary>
    OnlyWhatLeft,

    /// <summary>A kit is told with its last part.</summary>
    WholeKits,

    /// <summary>What was told is remembered, and looked up besides.</summary>
    RemembersTold,

    /// <summary>What will not come is shown to people.</summary>
    ShowsShort,

    /// <summary>What has left in part is not over.</summary>
    WaitsForTheRest,
}
