namespace Connectors.Testing;

/// <summary>A check that is known to fail, so that it is neither forgotten nor in the way.</summary>
/// <param name="Check">Name of the check, <see cref="ConformanceCheck.Name"/>; with <c>*</c> in place of any text, once, it stands for several.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record KnownFailure(string Check, string Reason)
{
    internal bool Covers(string name)
    {
        var star = Check.IndexOf('*', StringComparison.Ordinal);
        return star < 0
            ? name == Check
            : name.Length >= Check.Length - 1
                && name.StartsWith(Check[..star], StringComparison.Ordinal)
                && name.EndsWith(Check[(star + 1)..], StringComparison.Ordinal);
    }
}
