namespace Connectors.Flows.Engine.Running;

/// <summary>The two clocks of a worker at one moment.</summary>
/// <param name="Now">The clock of flows, UTC.</param>
/// <param name="Elapsed">The worker's own monotonic clock: real time since it began.</param>
internal readonly record struct LoopTime(DateTimeOffset Now, TimeSpan Elapsed);
