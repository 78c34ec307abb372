namespace Connectors.Patchworks;

/// <summary>One row of a lookup as CSV has it. Both may be personal, a company's name for example, so neither is shown.</summary>
/// <param name="Left">What flows look for from left to right; not empty.</param>
/// <param name="Right">What they get for it; may be empty.</param>
public sealed record LookupPair(string Left, string Right)
{
    /// <summary>Names it and none of its content.</summary>
    public override string ToString() => nameof(LookupPair);
}
