namespace Connectors.Flows.Engine.Running;

/// <summary>What a loop tells its host's log.</summary>
internal enum LoopNews
{
    /// <summary>The lease of a case was lost to another worker.</summary>
    LeaseLost,

    /// <summary>Leases could not be prolonged.</summary>
    HeartbeatFailed,

    /// <summary>The store failed.</summary>
    StoreFailed,

    /// <summary>A case is set aside.</summary>
    SetAside,

    /// <summary>An effect failed and is tried again.</summary>
    EffectFailed,

    /// <summary>A run was given up at its time limit.</summary>
    TimeLimit,
}
