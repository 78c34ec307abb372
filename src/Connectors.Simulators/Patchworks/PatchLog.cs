namespace Connectors.Simulators.Patchworks;

/// <summary>A line of a run's log, and the payload at that point.</summary>
internal sealed record PatchLog(long Id, DateTimeOffset At, string Level, string Message, string StepId, PatchPayload? Payload);
