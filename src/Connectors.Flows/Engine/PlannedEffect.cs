using Connectors.Domain.Ports;

namespace Connectors.Flows.Engine;

/// <summary>Something a flow wants done in the outside world.</summary>
/// <typeparam name="TEffect">The flow's effects.</typeparam>
/// <param name="Id">Identity within the case: an effect of the same id that is already waiting is the same effect.</param>
/// <param name="Effect">What to do; ids only, the data stands in the state.</param>
/// <param name="RetrySafety">What may be done when its outcome is unknown.</param>
/// <param name="Priority">How urgent it is.</param>
public sealed record PlannedEffect<TEffect>(string Id, TEffect Effect, RetrySafety RetrySafety, Priority Priority)
{
    /// <summary>Not before this instant, UTC; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>
    /// How long the system may still be working on it after its answer was lost: within that time nothing is repeated, and a look-up that finds
    /// nothing proves nothing. Zero when the system is done as soon as the connection is.
    /// </summary>
    public TimeSpan StillWorkingFor { get; init; }

    /// <summary>Longest time one run may take; null for the runner's own limit.</summary>
    public TimeSpan? TimeLimit { get; init; }
}
