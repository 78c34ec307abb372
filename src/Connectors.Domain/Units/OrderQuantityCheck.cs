using System.Diagnostics.CodeAnalysis;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Units;

/// <summary>Whether a quantity may be ordered, and if not, what comes nearest. <c>default</c> is a quantity that may be.</summary>
/// <param name="Broken">The rule it offends against.</param>
/// <param name="Below">The largest allowed quantity below it, in its own unit; null when there is none.</param>
/// <param name="Above">The smallest allowed quantity above it, in its own unit; null when there is none.</param>
/// <param name="Refusal">The same for people; null when the quantity may be ordered.</param>
public readonly record struct OrderQuantityCheck(OrderQuantityRule Broken, decimal? Below, decimal? Above, Refusal? Refusal)
{
    /// <summary>Whether the quantity may be ordered.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAllowed => Refusal is null;
}
