namespace Connectors.Flows.Storage;

/// <summary>A run of an effect whose worker no longer held the case when it ended: it may have happened beside what the holder did.</summary>
/// <param name="EffectId">The effect.</param>
/// <param name="Worker">The worker's name.</param>
/// <param name="At">When the run ended or was given up, UTC, on that worker's clock.</param>
/// <param name="What">What is known of it, for people; free of secrets and personal data.</param>
public sealed record StrayRun(string EffectId, string Worker, DateTimeOffset At, string What);
