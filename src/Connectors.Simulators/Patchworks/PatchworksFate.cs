namespace Connectors.Simulators.Patchworks;

/// <summary>How a run of a flow ends.</summary>
public enum PatchworksFate
{
    /// <summary>Whatever the shares of the world say.</summary>
    Unspecified = 0,

    /// <summary>It comes to its end.</summary>
    Succeeds,

    /// <summary>It fails at its second step.</summary>
    Fails,

    /// <summary>Somebody stops it.</summary>
    IsStopped,

    /// <summary>It comes to its end, and a part of it failed.</summary>
    SucceedsInPart,

    /// <summary>It comes to its end and has dropped its payload, with a warning.</summary>
    DropsPayload,
}
