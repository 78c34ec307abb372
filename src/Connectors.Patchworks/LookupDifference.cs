namespace Connectors.Patchworks;

/// <summary>One difference between a lookup as it is and as it is wanted.</summary>
/// <param name="Kind">How they differ.</param>
/// <param name="Left">The left value.</param>
/// <param name="Current">The right value there, of several the first; null when there is none.</param>
/// <param name="Wanted">The right value wanted, of several the first; null when none is.</param>
public sealed record LookupDifference(LookupDifferenceKind Kind, string Left, string? Current, string? Wanted)
{
    /// <summary>
    /// Whether the wanted right value stands in the present table under another left value. An import matches rows on either side, so it may write that other row over and not add one.
    /// </summary>
    public bool IsRightTaken { get; init; }

    /// <summary>Its kind; never a value, which may be personal.</summary>
    public override string ToString() => $"{nameof(LookupDifference)} {Kind}{(IsRightTaken ? ", right value taken" : "")}";
}
