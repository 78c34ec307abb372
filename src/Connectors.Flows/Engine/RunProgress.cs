using Connectors.Domain.Ports;

namespace Connectors.Flows.Engine;

/// <summary>How far one run of an effect has come, seen from outside it. Thread-safe.</summary>
internal sealed class RunProgress
{
    private volatile bool _looksFirst;
    private volatile bool _hasBegun;

    /// <summary>Whether it looks before it acts.</summary>
    public bool LooksFirst
    {
        get => _looksFirst;
        set => _looksFirst = value;
    }

    /// <summary>Whether it began to act.</summary>
    public bool HasBegun
    {
        get => _hasBegun;
        set => _hasBegun = value;
    }

    /// <summary>Whether it is known to have begun: it said so, or something left.</summary>
    public bool HasBegunUnder(SendPermit permit) => permit.HasSent || HasBegun;

    /// <summary>Whether it may have had an effect: a run that does not look first is not known to have had none.</summary>
    public bool MayHaveSent(SendPermit permit) => HasBegunUnder(permit) || !LooksFirst;
}
