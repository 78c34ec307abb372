namespace Connectors.Domain.Ports;

/// <summary>What one B2B store can do with the accounts of its customers.</summary>
public sealed record B2BAccountCapabilities
{
    /// <summary>Whether the store itself refuses a write when the account is not what was read; without it the adapter compares right before it writes.</summary>
    public bool ComparesBeforeWriting { get; init; }

    /// <summary>Whether a login can be switched off and on.</summary>
    public bool SetsStatus { get; init; }

    /// <summary>Whether the store tells a customer's group.</summary>
    public bool TellsGroup { get; init; }

    /// <summary>How long the store may still be carrying out a write after its answer was lost. Default zero.</summary>
    public TimeSpan StillWorkingFor { get; init; }
}
