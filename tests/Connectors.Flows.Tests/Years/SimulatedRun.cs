using Connectors.Domain.Ports;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Running;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Tests.Years;

/// <summary>One run of an effect, as whoever watches the world knows it.</summary>
internal sealed class SimulatedRun(SimulatedWorker worker, LoopCommand.Run command, TimeSpan began)
{
    public SimulatedWorker Worker { get; } = worker;

    public CaseId Case => command.Case.Case;

    public long Fence => command.Case.Fence;

    public OutboxEntry Effect => command.Effect;

    public SendPermit Permit => command.Permit;

    public LoopCommand.Run Command => command;

    /// <summary>When it began, on its worker's monotonic clock.</summary>
    public TimeSpan Began { get; } = began;

    public CancellationTokenSource Cancel { get; } = new();

    public bool HasEnded { get; set; }

    /// <summary>Whether it came to what must not be done twice: whether that left before it was cancelled, only its port knows.</summary>
    public bool HasBegun { get; set; }

    /// <summary>Whether something that must not be done twice has left.</summary>
    public bool HasSent { get; set; }

    /// <summary>Whether what it brought, or that it was given up, stands in the store.</summary>
    public bool IsKept { get; set; }

    /// <summary>Whether its case was told of it as a stray.</summary>
    public bool IsTold { get; set; }

    /// <summary>Since when another worker holds its case.</summary>
    public TimeSpan? LostAt { get; set; }
}
