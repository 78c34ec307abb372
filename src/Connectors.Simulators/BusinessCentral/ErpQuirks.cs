namespace Connectors.Simulators.BusinessCentral;

/// <summary>What is odd about an answer with rows.</summary>
/// <param name="EmptyFirstPage">The first page of a list is empty and has a link to the next.</param>
/// <param name="HidesLines">Lines that were asked for are null.</param>
/// <param name="IgnoresOperators">A filter with an operator that the dialect does not know is not looked at.</param>
internal readonly record struct ErpQuirks(bool EmptyFirstPage, bool HidesLines, bool IgnoresOperators)
{
    /// <summary>By how many rows a page behind the first has slipped.</summary>
    public int Slip { get; init; }
}
