namespace Connectors.Flows.Engine;

/// <summary>What every step of work rests on besides the case.</summary>
/// <param name="Now">The present instant on the clock of flows, UTC.</param>
/// <param name="Knowledge">The flow's knowledge.</param>
/// <param name="Options">How the runner works.</param>
internal readonly record struct StepContext(DateTimeOffset Now, Knowledge Knowledge, FlowRunnerOptions Options);
