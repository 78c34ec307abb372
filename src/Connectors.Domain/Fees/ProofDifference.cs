namespace Connectors.Domain.Fees;

/// <summary>One point where a proof does not hold.</summary>
/// <param name="What">What was compared.</param>
/// <param name="Proven">What the proof says.</param>
/// <param name="Found">What was found.</param>
public sealed record ProofDifference(string What, string Proven, string Found)
{
    /// <summary>What was compared, and how it differs.</summary>
    public override string ToString() => $"{What}: the proof says {Proven}, found {Found}";
}
