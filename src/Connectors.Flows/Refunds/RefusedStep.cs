using Connectors.Flows.Engine;

namespace Connectors.Flows.Refunds;

/// <summary>What a system refused.</summary>
/// <param name="Effect">Which effect.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Why">What it said.</param>
internal sealed record RefusedStep(string Effect, DateTimeOffset At, Rejection Why);
