namespace Connectors.Simulators.Patchworks;

/// <summary>A payload at one step of one run.</summary>
internal sealed record PatchPayload(long Id, PatchRun Run, string StepId, DateTimeOffset At, byte[] Content, bool IsDropped);
