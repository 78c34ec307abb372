namespace Connectors.Flows.Engine;

/// <summary>One attempt at an effect.</summary>
/// <param name="Attempt">1 for the first.</param>
/// <param name="IsWithdrawn">
/// The flow no longer wants it, but an earlier attempt may have succeeded: only look whether it happened, never do it.
/// </param>
public readonly record struct EffectCall(int Attempt, bool IsWithdrawn)
{
    /// <summary>Whether an earlier attempt may have done it already, so that it must be looked up first.</summary>
    public bool MayHaveHappened => Attempt > 1 || IsWithdrawn;
}
