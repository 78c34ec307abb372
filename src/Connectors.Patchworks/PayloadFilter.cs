namespace Connectors.Patchworks;

/// <summary>Which payloads a list holds: all that is set must hold.</summary>
public sealed record PayloadFilter
{
    /// <summary>This payload; null for all.</summary>
    public string? Id { get; init; }

    /// <summary>Payloads of this run; null for all.</summary>
    public string? FlowRunId { get; init; }

    /// <summary>Payloads at this step; null for all.</summary>
    public string? FlowStepId { get; init; }

    /// <summary>Payloads that this line of a log names; null for all.</summary>
    public string? FlowLogId { get; init; }
}
